package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.Sleeper;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.http.StopSignal;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.perf.cgroup.Cgroups;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the node agent. */
@Command(
        name = "node-agent",
        mixinStandardHelpOptions = true,
        version = "node-agent 0.1.0",
        sortOptions = false,
        description = {
            "Reads what the tasks of the Mesos agent on this machine really use, and tells Prometheus and Monasca.",
            "",
            "What it shares with Intel's workload collocation agent (WCA) goes by the same names: metrics of tasks, labels,"
                    + " settings. A setting may be in the file or on the command line; the latter counts.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:printed",
            "1:the Mesos agent does not answer (--once)",
            "2:wrong usage, settings or credential file",
            "3:the credentials are refused (--once)",
            "143:told to end by SIGTERM; all is closed, and what waited for Monasca is sent"
        },
        footer = {
            "",
            "Served: /metrics for Prometheus, /tasks why a task is not read, /healthz.",
            "The Mesos agent needs --isolation=cgroups/cpu,cgroups/mem and the Mesos containerizer. This program needs"
                    + " the host's /proc and /sys/fs/cgroup; it never writes there.",
            "Without --mesos_agent_endpoint and --config a small Mesos is started in this process.",
            "",
            "Example: node-agent --mesos_agent_endpoint http://127.0.0.1:5051 --listen 0.0.0.0:9105",
            "Example: node-agent --config node-agent.json --once"
        })
public final class NodeAgentCommand implements Callable<Integer> {
    private static final int NO_ANSWER = 1;
    private static final int REFUSED = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Settings as a JSON object, by the names below without the dashes.")
    private Optional<Path> config;

    @Option(
            names = {"--mesos_agent_endpoint", "--mesos-agent-endpoint"},
            paramLabel = "URL",
            description = "The Mesos agent. With --config: https://127.0.0.1:5051.")
    private Optional<String> endpoint;

    @Mixin
    private AgentOptions agentOptions = new AgentOptions();

    @Option(
            names = {"--cgroups_root", "--cgroups-root"},
            paramLabel = "NAME",
            description = "The same option of the Mesos agent. Default: mesos.")
    private Optional<String> cgroupsRoot;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "Read so often, 0 to 3600; 0 is without a pause. Default: 1.")
    private Optional<Double> interval;

    @Option(
            names = {"--extra_labels", "--extra-labels"},
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Labels for every series.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Serve there. Default: 127.0.0.1:9105.")
    private Optional<String> listen;

    @Option(
            names = "--textfile",
            paramLabel = "FILE",
            description = "Write a file for the textfile collector of the node exporter too; it ends with .prom.")
    private Optional<String> textfile;

    @Option(
            names = {"--monasca_credential_file", "--monasca-credential-file"},
            paramLabel = "FILE",
            description = "Send container.cpu.user_time and others to Monasca too: {\"keystone_url\","
                    + " \"monasca_client_url\", \"username\", \"password\", \"project_name\"}.")
    private Optional<String> monasca;

    @Option(
            names = {"--monasca_name_label", "--monasca-name-label"},
            paramLabel = "KEY",
            description = "The label of a task that is its dimension name there; else its name. Default: uuid.")
    private Optional<String> nameLabel;

    @Option(
            names = {"--monasca_interval", "--monasca-interval"},
            paramLabel = "SECONDS",
            description = "Send there so often. Default: 30, or the interval if that is longer.")
    private Optional<Double> monascaInterval;

    @Option(
            names = {"--watch_limit", "--watch-limit"},
            paramLabel = "N",
            description = "Read so many tasks at most, some 13 open files each. Default: 1000.")
    private Optional<Integer> watchLimit;

    @Option(
            names = {"--count_limit", "--count-limit"},
            paramLabel = "N",
            description = "Count events of so many tasks at once at most; others wait for their turn. Default: 64.")
    private Optional<Integer> countLimit;

    @Option(
            names = {"--event_names", "--event-names"},
            paramLabel = "EVENT",
            split = ",",
            description =
                    "Count these for each task: task_cycles, instructions, name__rEEUU, context-switches. Default:"
                            + " none, for tasks that are counted pay for it.")
    private List<String> events = List.of();

    @Option(
            names = {"--enable_derived_metrics", "--enable-derived-metrics"},
            description = "Work out instructions per cycle and the like from the events.")
    private boolean derived;

    @Option(
            names = "--proc",
            defaultValue = "/proc",
            paramLabel = "DIR",
            description = "Where the host's /proc is: /host/proc in a container, say. Default: /proc.")
    private Path proc;

    @Option(names = "--once", description = "Read once, print what Prometheus would get, and exit.")
    private boolean once;

    /** Runs the agent and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new NodeAgentCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    @Override
    public Integer call() throws Exception {
        ObjectNode over = over();
        if (config.isPresent() || endpoint.isPresent()) {
            return work(Settings.read(config, over));
        }
        try (Stage stage = Stage.start()) {
            over.put("mesos_agent_endpoint", stage.url().toString());
            return work(Settings.read(config, over));
        }
    }

    /** What the command line says, as the file would. */
    private ObjectNode over() {
        ObjectNode over = Json.mapper().createObjectNode();
        endpoint.ifPresent(value -> over.put("mesos_agent_endpoint", value));
        agentOptions.addTo(over);
        cgroupsRoot.ifPresent(value -> over.put("cgroups_root", value));
        interval.ifPresent(value -> over.put("interval", value));
        listen.ifPresent(value -> over.put("listen", value));
        textfile.ifPresent(value -> over.put("textfile", value));
        monasca.ifPresent(value -> over.put("monasca_credential_file", value));
        nameLabel.ifPresent(value -> over.put("monasca_name_label", value));
        monascaInterval.ifPresent(value -> over.put("monasca_interval", value));
        watchLimit.ifPresent(value -> over.put("watch_limit", value));
        countLimit.ifPresent(value -> over.put("count_limit", value));
        if (!events.isEmpty()) {
            events.forEach(over.putArray("event_names")::add);
        }
        if (derived) {
            over.put("enable_derived_metrics", true);
        }
        ObjectNode extra = over.putObject("extra_labels");
        labels.forEach(extra::put);
        return over;
    }

    private int work(Settings settings) {
        String host = host();
        Cgroups cgroups = Cgroups.withProc(proc).withMesosRoot(settings.cgroupsRoot());
        try (StopSignal signal = StopSignal.then(Thread.currentThread()::interrupt);
                MesosAgent mesos = MesosAgent.connect(settings.client());
                NodeAgent agent = new NodeAgent(
                        new NodeAgent.Parts(
                                TaskList.ask(mesos), cgroups, host, InstantSource.system(), System::nanoTime),
                        settings,
                        monasca(settings, host))) {
            return once ? print(agent) : serve(agent, settings, signal);
        }
    }

    private static MonascaOutput monasca(Settings settings, String host) {
        return settings.monascaCredentialFile()
                .map(file -> MonascaOutput.from(file, host, settings))
                .orElseGet(MonascaOutput::none);
    }

    private int print(NodeAgent agent) {
        Report report = agent.round();
        PrintWriter out = spec.commandLine().getOut();
        out.print(report.asText());
        out.flush();
        if (report.silence().isPresent()) {
            MesokitException silence = report.silence().get();
            spec.commandLine().getErr().println(Report.firstLine(silence));
            boolean refused = silence instanceof UnauthorizedException || silence instanceof ForbiddenException;
            return refused ? REFUSED : NO_ANSWER;
        }
        return CommandLine.ExitCode.OK;
    }

    private int serve(NodeAgent agent, Settings settings, StopSignal signal) {
        int colon = settings.listen().lastIndexOf(':');
        InetSocketAddress address = new InetSocketAddress(
                settings.listen().substring(0, colon),
                Integer.parseInt(settings.listen().substring(colon + 1)));
        try (Endpoint endpoint = Endpoint.start(agent, address)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Serving " + endpoint.url() + "/metrics");
            out.flush();
            agent.run(NodeAgentCommand::sleep, signal::isTold);
            Thread.interrupted(); // that was the way to stop; what waits for Monasca is still to be sent
        }
        return CommandLine.ExitCode.OK;
    }

    /** Ends at an interrupt even if a round took so long that no time is left to sleep. */
    private static void sleep(Duration pause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Sleeper.real().sleep(pause);
    }

    /** What this machine calls itself; without asking any name server. */
    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException noLinux) {
            return "unknown";
        }
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IllegalArgumentException || failure instanceof IllegalStateException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }
}

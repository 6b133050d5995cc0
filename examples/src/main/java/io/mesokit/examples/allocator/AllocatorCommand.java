package io.mesokit.examples.allocator;

import io.mesokit.core.Call;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.examples.nodeagent.AgentOptions;
import io.mesokit.examples.nodeagent.SeenTask;
import io.mesokit.examples.nodeagent.Stage;
import io.mesokit.examples.nodeagent.TaskList;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.perf.cgroup.Cgroups;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the allocator. */
@Command(
        name = "allocator",
        mixinStandardHelpOptions = true,
        version = "allocator 0.1.0",
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Keeps the CPU of latency-sensitive tasks by lowering the shares of best-effort ones, and puts them back.",
            "",
            "Tasks say what they are with a label: mesokit.class=latency or mesokit.class=best-effort. Without one, a task"
                    + " with revocable CPUs is best effort, and any other is left alone.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended; all shares are put back",
            "1:the Mesos agent does not answer",
            "2:wrong usage or file, or a state file that another allocator has",
            "3:the credentials are refused",
            "4:a fault of this program; all shares are put back",
            "143:told to end by SIGTERM; all shares are put back"
        },
        exitCodeOnExecutionException = AllocatorCommand.FAULT,
        footer = {
            "",
            "Runs as root beside the Mesos agent. After a crash, start it again with the same --state: it first puts back"
                    + " what it had changed.",
            "Without --mesos_agent_endpoint it runs on three tasks of its own, in groups of its own.",
            "",
            "Example: allocator --mesos_agent_endpoint http://127.0.0.1:5051 --state /var/lib/allocator.json"
        })
public final class AllocatorCommand implements Callable<Integer> {
    private static final int NO_ANSWER = 1;
    private static final int REFUSED = 3;
    static final int FAULT = 4;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"--mesos_agent_endpoint", "--mesos-agent-endpoint"},
            paramLabel = "URL",
            description = "The Mesos agent.")
    private Optional<String> endpoint;

    @Mixin
    private AgentOptions agentOptions = new AgentOptions();

    @Option(
            names = "--proc",
            defaultValue = "/proc",
            paramLabel = "DIR",
            description = "Where the host's /proc is: /host/proc in a container, say.")
    private Path proc;

    @Option(
            names = {"--cgroups_root", "--cgroups-root"},
            defaultValue = "mesos",
            paramLabel = "NAME",
            description = "The same option of the Mesos agent.")
    private String cgroupsRoot;

    @Option(names = "--interval", defaultValue = "1", paramLabel = "SECONDS", description = "Look so often, 0.1 to 60.")
    private double interval;

    @Option(
            names = "--high",
            defaultValue = "0.10",
            paramLabel = "PART",
            description = "Hold back more if a latency-sensitive task waits for a CPU for more of its time.")
    private double high;

    @Option(
            names = "--low",
            defaultValue = "0.03",
            paramLabel = "PART",
            description = "Hold back less after some rounds of less waiting.")
    private double low;

    @Option(
            names = {"--class_label", "--class-label"},
            defaultValue = "mesokit.class",
            paramLabel = "KEY",
            description = "The label that says what a task is.")
    private String label;

    @Option(
            names = "--state",
            defaultValue = "mesokit-allocator.json",
            paramLabel = "FILE",
            description = "File to keep what was changed in.")
    private Path state;

    @Option(
            names = {"--dry_run", "--dry-run"},
            description = "Measure and decide, but change nothing.")
    private boolean dryRun;

    @Option(
            names = "--rounds",
            defaultValue = "0",
            paramLabel = "N",
            description = "End after so many rounds; 0 is never.")
    private int rounds;

    /** Runs the allocator and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new AllocatorCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(interval >= 0.1 && interval <= 60)) {
            throw new ParameterException(spec.commandLine(), "--interval must be from 0.1 to 60");
        }
        if (cgroupsRoot.matches("|.*/")) {
            throw new ParameterException(
                    spec.commandLine(), "--cgroups_root must be like that of the Mesos agent: mesos");
        }
        if (endpoint.isPresent()) {
            return work(endpoint.get());
        }
        try (Stage stage = Stage.empty()) {
            if (!stage.hasGroups()) {
                spec.commandLine().getOut().println("This user may not make control groups: nothing is held back.");
            }
            stage.run("front", 0.5, Map.of(label, "latency"), "while :; do :; done");
            stage.run("batch-1", 4, Map.of(label, "best-effort"), "while :; do :; done");
            stage.run("batch-2", 4, Map.of(label, "best-effort"), "while :; do :; done & while :; do :; done");
            return work(stage.url().toString());
        }
    }

    private int work(String url) throws InterruptedException {
        Law.Tuning defaults = Law.Tuning.ofDefaults();
        Law.Tuning tuning = new Law.Tuning(high, low, defaults.deepest(), defaults.patience(), defaults.mostPatience());
        ClientOptions client = agentOptions.client(url);
        Allocator allocator = new Allocator(
                Cgroups.withProc(proc).withMesosRoot(cgroupsRoot),
                new Allocator.Options(tuning, label, state, dryRun, proc));
        Thread hook = new Thread(allocator::close, "mesokit-allocator-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try (allocator;
                MesosAgent agent = MesosAgent.connect(client)) {
            return follow(agent, allocator);
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is running, and does what is to be done.
            return;
        }
    }

    private int follow(MesosAgent agent, Allocator allocator) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Call<List<SeenTask>> ask = TaskList.ask(agent);
        List<SeenTask> tasks = ask.execute();
        for (int round = 1; ; round++) {
            out.println(line(allocator.round(tasks)));
            out.flush();
            if (round == rounds) {
                return CommandLine.ExitCode.OK;
            }
            Thread.sleep((long) (interval * 1000));
            tasks = asked(ask, tasks);
        }
    }

    /** When the Mesos agent is silent, its tasks still want their CPU. */
    private List<SeenTask> asked(Call<List<SeenTask>> ask, List<SeenTask> known) {
        try {
            return ask.execute();
        } catch (MesokitException silent) {
            spec.commandLine().getErr().println(silent.getMessage());
            return known;
        }
    }

    private static String line(Allocator.Round round) {
        String waiting = round.waiting().isPresent()
                ? String.format(Locale.ROOT, "%3.0f %%", 100 * round.waiting().getAsDouble())
                : "    ?";
        return "waiting " + waiting + " of " + round.latency() + ", level " + round.level() + ", shares "
                + new TreeMap<>(round.shares());
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof MesokitException) {
            command.getErr().println(failure.getMessage());
            boolean refused = failure instanceof UnauthorizedException || failure instanceof ForbiddenException;
            return refused ? REFUSED : NO_ANSWER;
        }
        throw failure;
    }
}

package io.mesokit.testkit;

import io.mesokit.testkit.chronos.ChronosVersion;
import io.mesokit.testkit.exec.CpuLimiting;
import io.mesokit.testkit.mesos.AgentSpec;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a cluster by hand, says where it is, and runs until it is interrupted. */
@Command(
        name = "embedded-cluster",
        mixinStandardHelpOptions = true,
        description =
                "A Chronos, a Keystone, a Monasca and, if wanted, a Mesos on loopback. Tasks are local processes.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:interrupted", "1:cannot start, a port is taken say", "2:wrong usage"})
public final class EmbeddedClusterMain implements Callable<Integer> {
    @Option(names = "--chronos-port", description = "Port of Chronos; a free one by default.")
    private int chronosPort;

    @Option(names = "--monasca-port", description = "Port of Monasca; a free one by default.")
    private int monascaPort;

    @Option(names = "--chronos-version", description = "V3 or V2; ${DEFAULT-VALUE} by default.")
    private ChronosVersion version = ChronosVersion.V3;

    @Option(names = "--chronos-credentials", description = "user:password to ask for; nothing by default.")
    private Optional<String> credentials = Optional.empty();

    @Option(names = "--follower", description = "Also start a second Chronos node that proxies to the first.")
    private boolean follower;

    @Option(names = "--mesos", description = "Also start a Mesos, with one agent. Implied by the options below.")
    private boolean mesos;

    @Option(
            names = "--mesos-ports",
            paramLabel = "PORT",
            split = ",",
            description = "Ports of the masters; free ones by default.")
    private List<Integer> mesosPorts = List.of();

    @Option(names = "--masters", paramLabel = "N", description = "How many masters; as many as ports by default, or 1.")
    private Optional<Integer> masters = Optional.empty();

    @Option(
            names = "--agents",
            paramLabel = "RESOURCES",
            description = "An agent with these, as cpus:4;mem:1024; may be given several times.")
    private List<String> agents = List.of();

    @Option(
            names = "--mesos-credentials",
            paramLabel = "NAME:SECRET",
            description = "A principal to ask for; nothing by default.")
    private Optional<String> principal = Optional.empty();

    @Option(names = "--zk", paramLabel = "URL", description = "Masters stand for election at this zk:// address.")
    private Optional<String> zooKeeper = Optional.empty();

    @Option(names = "--cpus", description = "CPUs of the cluster; ${DEFAULT-VALUE} by default.")
    private double cpus = 8;

    @Option(names = "--mem", description = "Memory of the cluster in MiB; ${DEFAULT-VALUE} by default.")
    private double mem = 16384;

    @Option(names = "--cpu-limit", description = "How tasks are held to their cpus: ${COMPLETION-CANDIDATES}.")
    private CpuLimiting limiting = CpuLimiting.AUTO;

    @Option(names = "--write-credentials", description = "A directory for chronos.json and monasca.json.")
    private Optional<Path> directory = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CountDownLatch interrupted;

    private EmbeddedClusterMain(CountDownLatch interrupted) {
        this.interrupted = interrupted;
    }

    /** Runs until SIGINT or SIGTERM. */
    public static void main(String... arguments) {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(interrupted, closed), "mesokit-testkit-interrupt"));
        int status = command(interrupted).execute(arguments);
        closed.countDown();
        System.exit(status);
    }

    /** Holds the process until all is closed, or tasks would outlive it. */
    private static void end(CountDownLatch interrupted, CountDownLatch closed) {
        interrupted.countDown();
        try {
            closed.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command line, which ends when the latch opens. */
    static CommandLine command(CountDownLatch interrupted) {
        return new CommandLine(new EmbeddedClusterMain(interrupted))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof IllegalStateException || failure instanceof UncheckedIOException) {
            command.getErr().println("Cannot start: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (EmbeddedCluster cluster = cluster().start()) {
            directory.ifPresent(cluster::writeCredentials);
            announce(cluster, spec.commandLine().getOut());
            interrupted.await();
        }
        return 0;
    }

    private EmbeddedCluster.Builder cluster() {
        EmbeddedCluster.Builder cluster = EmbeddedCluster.builder()
                .processes(limiting)
                .monasca(monascaPort)
                .chronos(options ->
                        options.withPort(chronosPort).withVersion(version).withCapacity(cpus, mem))
                .chronos(options -> follower ? options.withFollower() : options)
                .chronos(options -> with(credentials, options, options::withCredentials));
        return hasMesos() ? cluster.mesos(this::described) : cluster;
    }

    private boolean hasMesos() {
        boolean described = !mesosPorts.isEmpty() || !agents.isEmpty();
        return mesos || described || masters.isPresent() || principal.isPresent() || zooKeeper.isPresent();
    }

    private MesosOptions described(MesosOptions defaults) {
        MesosOptions options = defaults.withMasters(masters.orElse(Math.max(1, mesosPorts.size())))
                .withPorts(mesosPorts.toArray(Integer[]::new));
        if (!agents.isEmpty()) {
            options = options.withAgents(agents.stream().map(AgentSpec::of).toArray(AgentSpec[]::new));
        }
        options = zooKeeper.map(options::withZooKeeper).orElse(options);
        return with(principal, options, options::withCredentials);
    }

    /** With name and secret, if they are given, which a colon parts. */
    private static <T> T with(Optional<String> both, T options, BiFunction<String, String, T> change) {
        return both.map(text -> text.split(":", 2))
                .map(pair -> change.apply(pair[0], pair.length == 2 ? pair[1] : ""))
                .orElse(options);
    }

    private static void announce(EmbeddedCluster cluster, PrintWriter out) {
        out.println("chronos   " + cluster.chronos().url()
                + cluster.chronos().version().prefix());
        cluster.chronos().credentials().ifPresent(both -> out.println("          credentials " + both));
        cluster.chronos().followerUrl().ifPresent(url -> out.println("follower  " + url));
        out.println("keystone  " + cluster.keystone().url() + "/v3  user mon, password mon-pw, project demo");
        out.println("monasca   " + cluster.monasca().url());
        cluster.mesosIfThere().ifPresent(there -> announce(there, out));
        out.println("running; interrupt to stop");
        out.flush();
    }

    private static void announce(EmbeddedMesos mesos, PrintWriter out) {
        mesos.masters().forEach(master -> out.println("master    " + master.url()));
        mesos.agents().forEach(agent -> out.println("agent     " + agent.url()));
    }
}

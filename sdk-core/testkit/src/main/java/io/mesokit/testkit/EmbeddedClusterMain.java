package io.mesokit.testkit;

import io.mesokit.testkit.chronos.ChronosVersion;
import io.mesokit.testkit.exec.CpuLimiting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a cluster by hand, says where it is, and runs until it is interrupted. */
@Command(
        name = "embedded-cluster",
        mixinStandardHelpOptions = true,
        description = "A Chronos, a Keystone and a Monasca on loopback. Jobs run as local processes.")
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
        Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown, "mesokit-testkit-interrupt"));
        System.exit(command(interrupted).execute(arguments));
    }

    /** The command line, which ends when the latch opens. */
    static CommandLine command(CountDownLatch interrupted) {
        return new CommandLine(new EmbeddedClusterMain(interrupted)).setCaseInsensitiveEnumValuesAllowed(true);
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
        return EmbeddedCluster.builder()
                .processes(limiting)
                .monasca(monascaPort)
                .chronos(options ->
                        options.withPort(chronosPort).withVersion(version).withCapacity(cpus, mem))
                .chronos(options -> follower ? options.withFollower() : options)
                .chronos(options -> credentials
                        .map(both -> both.split(":", 2))
                        .map(both -> options.withCredentials(both[0], both.length == 2 ? both[1] : ""))
                        .orElse(options));
    }

    private static void announce(EmbeddedCluster cluster, PrintWriter out) {
        out.println("chronos   " + cluster.chronos().url()
                + cluster.chronos().version().prefix());
        cluster.chronos().credentials().ifPresent(both -> out.println("          credentials " + both));
        cluster.chronos().followerUrl().ifPresent(url -> out.println("follower  " + url));
        out.println("keystone  " + cluster.keystone().url() + "/v3  user mon, password mon-pw, project demo");
        out.println("monasca   " + cluster.monasca().url());
        out.println("running; interrupt to stop");
        out.flush();
    }
}

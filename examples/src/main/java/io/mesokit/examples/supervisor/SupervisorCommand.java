package io.mesokit.examples.supervisor;

import io.mesokit.chronos.Chronos;
import io.mesokit.core.ClientOptions;
import io.mesokit.examples.CredentialKind;
import io.mesokit.examples.http.StopSignal;
import io.mesokit.examples.supervisor.plan.CpuGrid;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Tuning;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The supervisor's command line. */
@Command(
        name = "supervisor",
        mixinStandardHelpOptions = true,
        version = "mesokit supervisor 0.1.0",
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Follows jobs to their deadlines: starts each run, predicts the finish, sets the cpus of the next run.",
            "",
            "Runs until it is stopped. Its jobs are kept in --state: after a stop or a crash, start it again with the"
                    + " same file, and it goes on where it was.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:could not start", "2:wrong usage or credential file", "143:stopped by SIGTERM; all is closed"
        },
        footer = {
            "",
            "The secret shared with the launchers is read from --secret-file or from " + Tokens.VARIABLE
                    + "; make one with: openssl rand -hex 32",
            "In credential files, \"url\" may be a list of servers of equal rank; \"ca\", \"certificate\" and \"key\" name"
                    + " PEM files for TLS, relative to the credential file.",
            "",
            "Example: supervisor -c chronos.json -o monasca.json --secret-file secret --budget 16"
        })
public final class SupervisorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--chronos", "--credentials-chronos"},
            required = true,
            paramLabel = "FILE",
            description = "Credentials of Chronos: {\"url\", \"user\", \"password\"}.")
    private Path chronos;

    @Option(
            names = {"-o", "--openstack", "--credentials-openstack"},
            paramLabel = "FILE",
            description =
                    "Credentials of Keystone and Monasca: {\"keystone_url\", \"monasca_client_url\", \"username\","
                            + " \"password\", \"project_name\"}. Without it no metrics are sent.")
    private Optional<Path> openstack;

    @Option(
            names = {"-m", "--monasca", "--marathon", "--credentials-marathon"},
            paramLabel = "FILE",
            description = "The same as -o if it is a file for Monasca. A file for Marathon is accepted and not used:"
                    + " Marathon comes with the module sdk-marathon.")
    private Optional<Path> other;

    @Option(
            names = "--mesos",
            paramLabel = "FILE",
            description =
                    "Credentials of the Mesos master: {\"url\", \"user\", \"password\"}. With it, the CPU time of runs"
                            + " that cannot report it is asked of the Mesos agents, with the same credentials.")
    private Optional<Path> mesos;

    @Option(
            names = {"-i", "--host", "--rest-ip"},
            defaultValue = "0.0.0.0",
            paramLabel = "IP",
            description = "Address to listen on.")
    private String host;

    @Option(
            names = {"-p", "--port", "--rest-port"},
            defaultValue = "30000",
            paramLabel = "PORT",
            description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "File with the secret of the launchers.")
    private Optional<Path> secret;

    @Option(
            names = "--state",
            defaultValue = "mesokit-supervisor.db",
            paramLabel = "FILE",
            description = "File to keep the jobs in.")
    private Path state;

    @Option(names = "--budget", defaultValue = "8", paramLabel = "CPUS", description = "CPU for all runs together.")
    private double budget;

    @Option(names = "--cpu-min", defaultValue = "0.1", paramLabel = "CPUS", description = "Smallest size of a run.")
    private double smallest;

    @Option(names = "--cpu-max", defaultValue = "2", paramLabel = "CPUS", description = "Largest size of a run.")
    private double largest;

    @Option(names = "--cpu-step", defaultValue = "0.1", paramLabel = "CPUS", description = "Distance of sizes.")
    private double step;

    @Option(
            names = "--launch-cost",
            defaultValue = "10",
            paramLabel = "SECONDS",
            description = "What a run takes beside its command, until that has been measured.")
    private double launchCost;

    @Option(
            names = "--when-hopeless",
            defaultValue = "DEMOTE",
            paramLabel = "POLICY",
            description = "What to do with a job that cannot make it: ${COMPLETION-CANDIDATES}.")
    private Hopeless policy;

    @Option(names = "--poll", defaultValue = "2", paramLabel = "SECONDS", description = "How often to look at a job.")
    private double poll;

    /** Runs the supervisor and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new SupervisorCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    @Override
    public Integer call() throws InterruptedException {
        Tokens tokens = Tokens.from(secret);
        SupervisorOptions options = options();
        Optional<Path> metrics =
                openstack.or(() -> other.filter(file -> CredentialKind.of(file) == CredentialKind.MONASCA));
        CountDownLatch stop = new CountDownLatch(1);
        try (StopSignal signal = StopSignal.then(stop::countDown);
                Chronos client = Chronos.connect(ClientOptions.fromFile(chronos).build());
                SupervisorService service = SupervisorService.start(
                        new SupervisorService.Setup(
                                client,
                                tokens,
                                new InetSocketAddress(host, port),
                                state,
                                options,
                                Timer.real(),
                                mesos.map(file -> ClientOptions.fromFile(file).build())),
                        metrics,
                        job -> {})) {
            spec.commandLine()
                    .getOut()
                    .println("Supervising " + client + ", listening on port "
                            + service.url().getPort() + ", jobs kept in " + state);
            spec.commandLine().getOut().flush();
            stop.await();
        }
        return CommandLine.ExitCode.OK;
    }

    private SupervisorOptions options() {
        try {
            CpuGrid grid = new CpuGrid(Cpus.of(smallest), Cpus.of(largest), Cpus.of(step));
            return new SupervisorOptions(
                    Tuning.of(grid, seconds(launchCost)), Cpus.of(budget), policy, seconds(Math.max(0.05, poll)));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof IllegalStateException) {
            command.getErr().println("Cannot start: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}

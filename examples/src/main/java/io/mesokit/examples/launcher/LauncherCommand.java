package io.mesokit.examples.launcher;

import io.mesokit.chronos.Chronos;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.MesokitException;
import io.mesokit.examples.CredentialKind;
import io.mesokit.examples.supervisor.Tokens;
import io.mesokit.examples.supervisor.UnsupportedFrameworkException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher's command line. */
@Command(
        name = "launcher",
        mixinStandardHelpOptions = true,
        version = "mesokit launcher 0.1.0",
        sortOptions = false,
        description = {
            "Launches a Chronos job that has a deadline.",
            "",
            "The job file is a Chronos job in a container, with a number of runs in its schedule (\"R4//PT5M\": four) and a"
                    + " block \"qos\": {\"duration\": seconds of one run, \"deadline\": seconds from now,"
                    + " \"desv_deadline\": how much earlier is welcome, 0..1}. The job is registered at the supervisor"
                    + " first and then created in Chronos; the supervisor starts each run and sets its cpus.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:launched",
            "1:refused by the supervisor or Chronos, or no answer; what could not be withdrawn is said",
            "2:wrong usage, job file or credential file",
            "3:a Marathon job: not supported yet"
        },
        footer = {
            "",
            "The secret shared with the supervisor is read from --secret-file or from " + Tokens.VARIABLE + ".",
            "In credential files, \"url\" may be a list of servers of equal rank; \"ca\", \"certificate\" and \"key\" name"
                    + " PEM files for TLS, relative to the credential file.",
            "Marathon jobs (-m) come with the module sdk-marathon; until then they are refused.",
            "",
            "Example: launcher -j job.json -c chronos.json -i http://10.0.0.2:30000 --secret-file secret"
        })
public final class LauncherCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int UNSUPPORTED = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-j", "--job", "--job-file"},
            required = true,
            paramLabel = "FILE",
            description = "The job file.")
    private Path job;

    @Option(
            names = {"-c", "--chronos", "--credentials-chronos"},
            paramLabel = "FILE",
            description = "Credentials of Chronos: {\"url\", \"user\", \"password\"}.")
    private Optional<Path> chronos;

    @Option(
            names = {"-m", "--marathon", "--credentials-marathon"},
            paramLabel = "FILE",
            description = "Credentials of Marathon, in place of -c. Not supported yet. (A file for Monasca is accepted"
                    + " beside -c and not needed: the supervisor sends the metrics.)")
    private Optional<Path> marathon;

    @Option(
            names = {"-i", "--supervisor", "--rest-ip"},
            required = true,
            paramLabel = "URL",
            description = "The supervisor, as the tasks reach it too, such as http://10.0.0.2:30000.")
    private URI supervisor;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "File with the secret of the supervisor.")
    private Optional<Path> secret;

    @Option(names = "--replace", description = "Replace a job of that name that exists in Chronos.")
    private boolean replace;

    /** Runs the launcher and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new LauncherCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    @Override
    public Integer call() {
        checkFramework();
        JobFile file = JobFile.read(job);
        Tokens tokens = Tokens.from(secret);
        ClientOptions options = ClientOptions.fromFile(chronos.orElseThrow()).build();
        try (Chronos client = Chronos.connect(options);
                Launcher launcher = new Launcher(client, supervisor, tokens)) {
            Launcher.Launched launched = launcher.launch(file, replace);
            spec.commandLine().getOut().println("Launch completed with UUID: " + launched.uuid());
            spec.commandLine()
                    .getOut()
                    .println("Verdict: " + launched.verdict() + ", predicted finish " + launched.finish());
            if (!launched.warning().isEmpty()) {
                spec.commandLine().getErr().println("Warning: " + launched.warning());
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void checkFramework() {
        boolean forMarathon = marathon.map(CredentialKind::of)
                .filter(CredentialKind.FRAMEWORK::equals)
                .isPresent();
        if (forMarathon && chronos.isPresent()) {
            throw usage("-c and -m name two frameworks; give one of them");
        }
        if (forMarathon) {
            throw new UnsupportedFrameworkException("marathon");
        }
        if (chronos.isEmpty()) {
            throw usage("-c is missing: name the credential file of Chronos");
        }
        if (supervisor.getHost() == null) {
            throw usage("-i must be a URL such as http://10.0.0.2:30000");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof UnsupportedFrameworkException) {
            command.getErr().println(failure.getMessage());
            return UNSUPPORTED;
        }
        if (failure instanceof MesokitException || failure instanceof IllegalStateException) {
            command.getErr().println("Not launched: " + failure.getMessage());
            Stream.of(failure.getSuppressed())
                    .filter(Launcher.NotWithdrawn.class::isInstance)
                    .forEach(left -> command.getErr().println("… and " + left.getMessage()));
            return REFUSED;
        }
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }
}

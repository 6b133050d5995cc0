package io.mesokit.examples.top;

import io.mesokit.core.ClientOptions;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.mesos.MesosMaster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code mesos-top}. */
@Command(
        name = "mesos-top",
        mixinStandardHelpOptions = true,
        version = "mesos-top 0.1.0",
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Shows the agents, frameworks and tasks of a Mesos cluster, live.",
            "",
            "On a terminal the view follows the cluster until q is pressed. Elsewhere, or with --once, it is printed once"
                    + " as text. With --json each change is a line of JSON; with --once, too, one document.",
            "Keys: q quit, 1-3 or tab page, s sort, r reverse, / filter, arrows, page up and down.",
            "The log goes to stderr, and nowhere while a view is drawn there: 2> FILE keeps it.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:printed, or quit",
            "1:no master answers, or the cluster cannot be followed any more",
            "2:wrong usage or credential file",
            "3:the credentials are refused",
            "129, 143:told to end by SIGHUP, SIGTERM"
        },
        footer = {
            "",
            "Without --master a small cluster is started in this process.",
            "",
            "Example: mesos-top --master http://m1:5050,http://m2:5050 --credential-file /etc/mesos/credential",
            "Example: mesos-top --master http://m1:5050 --once --page tasks --filter \"state:failed role:prod\""
        })
public final class TopCommand implements Callable<Integer> {
    private static final int NO_ANSWER = 1;
    private static final int REFUSED = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-m", "--master"},
            paramLabel = "URL",
            description = "Masters of the cluster, such as http://m1:5050,http://m2:5050, or where they are elected,"
                    + " such as zk://zk1:2181,zk2:2181/mesos; or file:///path of a file with such a zk://, which keeps"
                    + " its password from who lists processes.")
    private Optional<String> masters;

    @Option(
            names = {"-c", "--credential-file"},
            paramLabel = "FILE",
            description =
                    "Whom to authenticate as: \"principal secret\", or {\"principal\": ..., \"secret\": ...}. As JSON it"
                            + " may name PEM files for TLS, relative to it: \"ca\" whom to trust, \"certificate\" and \"key\" whom"
                            + " to be. With these, elected masters are spoken to over https.")
    private Optional<Path> credential;

    @Option(
            names = "--principal",
            paramLabel = "NAME",
            description = "Which of the file's principals, if it has several.")
    private Optional<String> principal;

    @Option(names = "--once", description = "Print once and exit.")
    private boolean once;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = {"-p", "--page"},
            paramLabel = "PAGE",
            description = "What to show (first): ${COMPLETION-CANDIDATES}. Text has all of them by default.")
    private Optional<Page> page;

    @Option(
            names = {"-s", "--sort"},
            defaultValue = "CPUS",
            paramLabel = "ORDER",
            description = "What to sort by: ${COMPLETION-CANDIDATES}.")
    private Sort sort;

    @Option(
            names = {"-f", "--filter"},
            defaultValue = "",
            paramLabel = "WORDS",
            description = "What to show only: words, or framework:x role:x agent:x state:x name:x id:x.")
    private String filter;

    @Option(
            names = "--per-second",
            defaultValue = "2",
            paramLabel = "N",
            description = "How often to draw at most, from 0.1 to 20.")
    private double perSecond;

    private InstantSource clock = InstantSource.system();

    /** Runs the view and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new TopCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    @Override
    public Integer call() throws Exception {
        if (!(perSecond >= 0.1 && perSecond <= 20)) {
            throw new ParameterException(spec.commandLine(), "--per-second must be from 0.1 to 20");
        }
        if (principal.isPresent() && credential.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--principal is one of a --credential-file, which is missing");
        }
        if (masters.isPresent()) {
            return follow(access().to(masters.get()));
        }
        try (Stage stage = Stage.start()) {
            return follow(access().to(stage.url().toString()));
        }
    }

    private int follow(ClientOptions.Builder options) throws Exception {
        try (MesosMaster master = MesosMaster.connect(options.build());
                Watch watch = Watch.open(master, clock)) {
            return show(watch);
        }
    }

    private Access access() {
        return credential.map(file -> Access.from(file, principal)).orElse(Access.ANYBODY);
    }

    private int show(Watch watch) throws Exception {
        Looks looks = Looks.of(page.orElse(Page.TASKS), sort, new Query(filter));
        PrintWriter out = spec.commandLine().getOut();
        if (json && !once) {
            return changes(watch, looks, out);
        }
        Optional<Terminal> terminal = once ? Optional.empty() : terminal();
        if (terminal.isPresent()) {
            try (Terminal open = terminal.get()) {
                return live(watch, looks, open);
            }
        }
        print(watch, looks, out);
        return CommandLine.ExitCode.OK;
    }

    /** The terminal that this runs on, if it does, and can be drawn on. */
    private static Optional<Terminal> terminal() {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(SystemOutput.SysOut)
                    .dumb(false)
                    .build();
            if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return Optional.of(terminal);
            }
            terminal.close();
        } catch (IOException | IllegalStateException none) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private int live(Watch watch, Looks looks, Terminal terminal) throws IOException {
        Live live = new Live(terminal, watch, looks, Duration.ofMillis((long) (1000 / perSecond)));
        try (EndSignals signals = new EndSignals(live::quit)) {
            try (Hush nothingElseIsDrawn = new Hush(terminal)) {
                live.run();
            }
            failIfEnded(watch);
            return signals.status().orElse(CommandLine.ExitCode.OK);
        }
    }

    private static void failIfEnded(Watch watch) {
        watch.end().ifPresent(failure -> {
            throw failure instanceof MesokitException known ? known : new IllegalStateException(failure);
        });
    }

    private int changes(Watch watch, Looks looks, PrintWriter out) throws InterruptedException {
        ChangeLines lines = new ChangeLines(watch, looks, out);
        lines.begin(() -> Report.of(watch.board(), watch.connection(), looks, clock.instant())
                .put("type", "state"));
        while (watch.end().isEmpty() && !lines.unread().await(200, TimeUnit.MILLISECONDS)) {
            out.flush();
        }
        out.flush();
        failIfEnded(watch);
        return CommandLine.ExitCode.OK;
    }

    private void print(Watch watch, Looks looks, PrintWriter out) {
        Instant now = clock.instant();
        Board board = watch.board();
        if (json) {
            out.println(Report.of(board, watch.connection(), looks, now).toPrettyString());
        } else {
            Plain.print(board, watch.connection(), looks, page, now, out);
        }
        out.flush();
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof MesokitException) {
            boolean refused = failure instanceof UnauthorizedException || failure instanceof ForbiddenException;
            command.getErr().println(Inert.text(Watch.firstLine(failure)));
            return refused ? REFUSED : NO_ANSWER;
        }
        throw failure;
    }
}

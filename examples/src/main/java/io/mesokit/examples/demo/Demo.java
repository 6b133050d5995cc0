package io.mesokit.examples.demo;

import io.mesokit.chronos.Chronos;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.launcher.LauncherCommand;
import io.mesokit.examples.supervisor.Hopeless;
import io.mesokit.examples.supervisor.JobState;
import io.mesokit.examples.supervisor.SupervisorOptions;
import io.mesokit.examples.supervisor.SupervisorService;
import io.mesokit.examples.supervisor.Timer;
import io.mesokit.examples.supervisor.Tokens;
import io.mesokit.examples.supervisor.plan.CpuGrid;
import io.mesokit.examples.supervisor.plan.Cpus;
import io.mesokit.examples.supervisor.plan.Tuning;
import io.mesokit.testkit.EmbeddedCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Three jobs with deadlines on a cluster in this process, whose tasks are real processes held to their cpus: one asks
 * for more than it needs, one for less, and one cannot make it at any size. Prints what happens, then a table, and
 * writes an HTML report. Exits with 0 if all came out as the supervisor said, with 1 otherwise.
 */
public final class Demo {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration FRAME = Duration.ofMillis(250);

    private final Course course = new Course();
    private final LiveView view = LiveView.onStandardOutput();
    private final BlockingQueue<JobState> changes = new LinkedBlockingQueue<>();
    private final Stage stage;
    private final Path report;
    private final Path directory;

    /**
     * What the demo plays on.
     *
     * @param cluster where the jobs run
     * @param timer its time
     * @param burner makes the jobs' commands
     * @param started is given the supervisor when it is up
     */
    record Stage(EmbeddedCluster cluster, Timer timer, Burner burner, Consumer<SupervisorService> started) {}

    Demo(Stage stage, Path report, Path directory) {
        this.stage = stage;
        this.report = report;
        this.directory = directory;
    }

    /** Runs the demo; the argument is where to write the report. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path report = Path.of(args.length > 0 ? args[0] : "demo-report.html");
        Path directory = Files.createTempDirectory("mesokit-demo-");
        say("Mesokit demo: three jobs with deadlines, real processes held to their cpus, nothing to install.");
        Burner burner = Burner.calibrated();
        say(String.format(
                Locale.ROOT, "This machine does %.1f million turns per CPU second.", burner.loopsPerSecond() / 1e6));
        boolean asForetold;
        try (EmbeddedCluster cluster = cluster().start()) {
            asForetold = new Demo(new Stage(cluster, Timer.real(), burner, up -> {}), report, directory).run();
        } finally {
            delete(directory);
        }
        System.exit(asForetold ? 0 : 1);
    }

    static EmbeddedCluster.Builder cluster() {
        return EmbeddedCluster.builder().chronos(options -> options.withCapacity(4, 8192));
    }

    /** Whether all came out as foretold. */
    boolean run() throws IOException, InterruptedException {
        stage.cluster().writeCredentials(directory);
        Instant start = stage.timer().instant();
        supervise();
        List<Tally> tallies = course.now().stream()
                .map(job -> new Tally(job, course.foretoldMiss(job.name())))
                .toList();
        table(tallies);
        new HtmlReport(course, tallies, start).write(report);
        say("");
        say("Values stored in Monasca: " + metrics(stage.cluster()) + ". Charts: " + report.toAbsolutePath());
        return verdict(tallies);
    }

    private void supervise() throws IOException, InterruptedException {
        String secret = UUID.randomUUID().toString();
        Path secretFile = Files.writeString(directory.resolve("secret"), secret);
        Path credentials = directory.resolve("chronos.json");
        // A few short runs on a machine that may be busy: more reserve than for hours of work.
        CpuGrid grid = new CpuGrid(Cpus.of(0.05), Cpus.of(1), Cpus.of(0.05));
        Tuning tuning = new Tuning(grid, Duration.ofSeconds(1), 2, 0.2);
        SupervisorOptions options =
                new SupervisorOptions(tuning, Cpus.of(1.9), Hopeless.DEMOTE, Duration.ofMillis(200));
        try (Chronos chronos =
                        Chronos.connect(ClientOptions.fromFile(credentials).build());
                SupervisorService service = SupervisorService.start(
                        new SupervisorService.Setup(
                                chronos,
                                Tokens.of(secret),
                                new InetSocketAddress("127.0.0.1", 0),
                                directory.resolve("state.db"),
                                options,
                                stage.timer(),
                                Optional.empty()),
                        Optional.of(directory.resolve("monasca.json")),
                        this::changed)) {
            stage.started().accept(service);
            for (DemoJob job : DemoJob.all()) {
                launch(
                        job,
                        List.of(
                                "-c",
                                credentials.toString(),
                                "-i",
                                service.url().toString(),
                                "--secret-file",
                                secretFile.toString()));
            }
            say("");
            watch();
        }
    }

    private void launch(DemoJob job, List<String> options) throws IOException {
        Path file = directory.resolve(job.name() + ".json");
        Files.writeString(
                file, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(job.file(stage.burner())));
        List<String> arguments = new ArrayList<>(List.of("-j", file.toString()));
        arguments.addAll(options);
        StringWriter output = new StringWriter();
        int code = LauncherCommand.commandLine()
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(arguments.toArray(new String[0]));
        say(String.format(
                Locale.ROOT,
                "launcher -j %s.json: %d runs in %.0f s, asks for %.2f cpus; %s",
                job.name(),
                job.runs(),
                job.deadline(),
                job.asked(),
                job.story()));
        if (code != 0) {
            throw new IllegalStateException("the launcher failed: " + output);
        }
    }

    private void changed(JobState job) {
        course.add(stage.timer().instant(), job);
        changes.add(job);
    }

    private void watch() throws InterruptedException {
        Map<String, JobState> shown = new HashMap<>();
        Instant end = stage.timer().instant().plus(LONGEST);
        while (stage.timer().instant().isBefore(end) && !over()) {
            JobState change = changes.poll(FRAME.toMillis(), TimeUnit.MILLISECONDS);
            while (change != null) {
                JobState before = shown.put(change.name(), change);
                if (before != null) {
                    view.changed(before, change, stage.timer().instant());
                }
                change = changes.poll();
            }
            view.draw(course.now(), stage.timer().instant());
        }
    }

    private boolean over() {
        List<JobState> jobs = course.now();
        return jobs.size() == DemoJob.all().size() && jobs.stream().allMatch(JobState::removed);
    }

    private static void table(List<Tally> tallies) {
        say("");
        say(String.format(
                Locale.ROOT,
                "  %-12s %9s %9s %7s  %-21s %9s   %s",
                "job",
                "deadline",
                "finish",
                "",
                "supervisor said",
                "CPU-s",
                "at the size asked for, throughout"));
        for (Tally tally : tallies) {
            say(String.format(
                    Locale.ROOT,
                    "  %-12s %7.1f s %7.1f s %7s  %-21s %9.1f   %s cpus: %.1f CPU-s, finish %.1f s, %s",
                    tally.job().name(),
                    tally.deadlineSeconds(),
                    tally.finishSeconds(),
                    tally.met() ? "HIT" : "MISS",
                    tally.foretold() ? "infeasible, in time" : "will make it",
                    tally.held(),
                    tally.asked(),
                    tally.heldFixed(),
                    tally.finishFixed(),
                    tally.finishFixed() <= tally.deadlineSeconds() ? "hit" : "MISS"));
        }
    }

    private static boolean verdict(List<Tally> tallies) {
        boolean right =
                tallies.size() == DemoJob.all().size() && tallies.stream().allMatch(Tally::asForetold);
        boolean told = tallies.stream().filter(Tally::foretold).count() == 1;
        say(right && told ? "All came out as foretold." : "Something came out differently from what was foretold.");
        return right && told;
    }

    private static int metrics(EmbeddedCluster cluster) {
        cluster.monasca().flush();
        return cluster.monasca().metrics("demo").stream()
                .mapToInt(series -> cluster.monasca()
                        .points(series.name(), series.dimensions())
                        .size())
                .sum();
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}

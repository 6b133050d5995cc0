package io.mesokit.examples.demo;

import io.mesokit.examples.supervisor.JobState;
import io.mesokit.examples.supervisor.plan.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Shows how the jobs do: a picture that renews itself on a terminal, a line for each change elsewhere. Not thread-safe.
 */
final class LiveView {
    private static final int WIDTH = 24;
    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final boolean terminal;
    private int drawn;

    LiveView(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** For standard output as it is. */
    static LiveView onStandardOutput() {
        return new LiveView(System.out, isTerminal());
    }

    /** Java 17 cannot tell when only the output is a terminal; Linux can. */
    private static boolean isTerminal() {
        if ("dumb".equals(System.getenv("TERM")) || System.getenv("NO_COLOR") != null) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** One change, for those who cannot see the picture. */
    void changed(JobState before, JobState after, Instant now) {
        boolean worth = before.done() != after.done()
                || before.verdict() != after.verdict()
                || before.ending().isEmpty() && after.ending().isPresent();
        if (!terminal && worth) {
            out.println("  " + line(after, now));
        }
    }

    /** The picture, renewed. */
    void draw(List<JobState> jobs, Instant now) {
        if (!terminal) {
            return;
        }
        StringBuilder picture = new StringBuilder();
        if (drawn > 0) {
            picture.append("\u001b[").append(drawn).append('A');
        }
        for (JobState job : jobs) {
            picture.append("\u001b[2K  ")
                    .append(colour(job))
                    .append(line(job, now))
                    .append(RESET)
                    .append('\n');
        }
        drawn = jobs.size();
        out.print(picture);
        out.flush();
    }

    private static String line(JobState job, Instant now) {
        int runs = job.registration().goal().iterations();
        return String.format(
                Locale.ROOT,
                "%-12s %s %2d/%-2d  cpus %-5s %s  %s",
                job.name(),
                bar(job.done(), runs),
                job.done(),
                runs,
                job.attempt().map(run -> run.cpus().toString()).orElse("-"),
                time(job, now),
                job.ending().map(ending -> ending.outcome().toString()).orElseGet(() -> verdict(job)));
    }

    private static String bar(int done, int of) {
        int full = WIDTH * done / of;
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }

    private static String time(JobState job, Instant now) {
        Instant deadline = job.registration().goal().deadline();
        Instant end =
                job.ending().map(ending -> ending.at()).or(job::prediction).orElse(now);
        String when = job.ending().isPresent() ? "ended" : "predicted";
        double late = Duration.between(deadline, end).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%9s %5.1f s %s", when, Math.abs(late), late > 0 ? "late " : "early");
    }

    private static String verdict(JobState job) {
        if (job.verdict() == Verdict.INFEASIBLE) {
            return job.verdict()
                    + job.sufficient().map(size -> ", needs " + size + " cpus").orElse("");
        }
        return job.verdict().toString();
    }

    private static String colour(JobState job) {
        if (job.ending().isPresent()) {
            return new Tally(job, false).met() ? "\u001b[32m" : "\u001b[31m";
        }
        return switch (job.verdict()) {
            case ON_PLAN, AHEAD -> "\u001b[36m";
            case AT_RISK, STALLED -> "\u001b[33m";
            case INFEASIBLE -> "\u001b[31m";
        };
    }
}

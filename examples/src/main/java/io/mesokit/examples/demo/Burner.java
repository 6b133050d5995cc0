package io.mesokit.examples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Commands that need a given amount of CPU time on this machine, found out by trying, by CPU time and not by the clock,
 * so that a busy machine gives the same answer. Immutable.
 *
 * @param loopsPerSecond turns of the loop that one second of CPU time is good for
 */
record Burner(double loopsPerSecond) {
    private static final int TRIAL = 8_000_000;
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    /**
     * Tries; takes about a second.
     *
     * @throws IOException if there is no shell
     */
    static Burner calibrated() throws IOException {
        Process trial = new ProcessBuilder("sh", "-c", loops(TRIAL) + "; times")
                .redirectErrorStream(true)
                .start();
        String output = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double spent =
                TIME.matcher(output).results().mapToDouble(Burner::seconds).sum();
        if (spent <= 0) {
            throw new IOException("awk and a POSIX shell are needed; the trial said: " + output);
        }
        return new Burner(TRIAL / spent);
    }

    private static double seconds(MatchResult time) {
        return Integer.parseInt(time.group(1)) * 60 + Double.parseDouble(time.group(2));
    }

    /** A shell command that first idles and then computes. */
    String command(double cpuSeconds, double idleSeconds) {
        String work = loops((long) (loopsPerSecond * cpuSeconds));
        return idleSeconds > 0 ? "sleep " + idleSeconds + "; " + work : work;
    }

    private static String loops(long count) {
        return "awk 'BEGIN { for (i = 0; i < " + count + "; i++) x += i * i }'";
    }
}

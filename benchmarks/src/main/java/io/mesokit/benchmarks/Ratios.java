package io.mesokit.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs every pair and prints how ours compares with its peer.
 *
 * <pre>
 *     java [-Dgroup=framing|calls|state|perf-files|perf-counters|node-agent] [-Drounds=3]
 *             -jar benchmarks/target/benchmarks.jar
 * </pre>
 *
 * <p>The two sides of a pair run right after one another, in turn first: framing in JVMs of their own, the others in
 * one JVM by turns of half a second; of a big state, ours is measured once in a round and then each of its peers. The
 * whole list is gone through several times. The ratio is the median of the rounds' ratios, so that a busy moment of the
 * machine hits both sides of a round rather than one side of the table; the smallest and largest of them are printed
 * too.
 */
public final class Ratios {
    private static final String ROW = "%-36s | %10s | %10s | %6s | %13s | %8s | %s%n";

    private Ratios() {}

    /**
     * Prints the table; the exit code is 1 if a goal is missed.
     *
     * @throws Exception if a benchmark cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        String group = System.getProperty("group", "");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean nodeAgentOnly = group.equals("node-agent");
        boolean allMet = nodeAgentOnly || compare(group, out);
        if (nodeAgentOnly || group.isEmpty()) {
            allMet &= NodeAgentCost.measure(out);
        }
        System.exit(allMet ? 0 : 1);
    }

    private static boolean compare(String group, PrintStream out) throws RunnerException {
        List<Pair> wanted = Pair.all().stream()
                .filter(pair -> group.isEmpty() || pair.group() == Pair.Group.named(group))
                .toList();
        List<Pair> pairs =
                wanted.stream().filter(pair -> pair.obstacle().isEmpty()).toList();
        boolean allMet = print(pairs, measure(pairs, Integer.getInteger("rounds", 3)), out);
        wanted.forEach(pair ->
                pair.obstacle().ifPresent(why -> out.printf("%-36s | not measured: %s%n", pair.what(), why)));
        return allMet;
    }

    private static List<List<Round>> measure(List<Pair> pairs, int rounds) throws RunnerException {
        List<List<Round>> measured = new ArrayList<>();
        pairs.forEach(pair -> measured.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            Map<Pair.Subject, Round.Sample> ours = new HashMap<>();
            for (int pair = 0; pair < pairs.size(); pair++) {
                measured.get(pair).addAll(round(pairs.get(pair), round % 2 == 0, ours));
            }
        }
        return measured;
    }

    private static List<Round> round(Pair pair, boolean oursFirst, Map<Pair.Subject, Round.Sample> ours)
            throws RunnerException {
        Pair.Subject alone = pair.subject().against("");
        Round.Sample known = ours.get(alone);
        if (known != null) {
            return List.of(Round.against(known, pair));
        }
        List<Round> rounds = Round.of(pair, oursFirst);
        if (pair.group() == Pair.Group.STATE) {
            ours.put(alone, rounds.get(0).ours());
        }
        return rounds;
    }

    static boolean print(List<Pair> pairs, List<List<Round>> measured, PrintStream out) {
        out.printf(ROW, "what", "ours", "peer", "ratio", "rounds", "goal", "met");
        boolean allMet = true;
        for (int at = 0; at < pairs.size(); at++) {
            allMet &= print(pairs.get(at), measured.get(at), out);
        }
        return allMet;
    }

    private static boolean print(Pair pair, List<Round> rounds, PrintStream out) {
        ToDoubleFunction<Round> ratioOf =
                round -> pair.goal().ratio(round.ours().nanos(), round.peer().nanos());
        double ratio = median(rounds, ratioOf);
        boolean met = pair.goal().met(ratio);
        String ours = time(median(rounds, round -> round.ours().nanos()));
        String peer = time(median(rounds, round -> round.peer().nanos()));
        out.printf(
                ROW, pair.what(), ours, peer, number(ratio), spread(rounds, ratioOf), pair.goal(), met ? "yes" : "NO");
        printBytes("  allocated", rounds, Round.Sample::bytes, out);
        printBytes("  retained", rounds, Round.Sample::retained, out);
        return met & (!pair.goal().limitsWhatIsMore() || printWhatIsMore(pair.goal(), rounds, out));
    }

    private static void printBytes(
            String what, List<Round> rounds, ToDoubleFunction<Round.Sample> value, PrintStream out) {
        double ours = median(rounds, round -> value.applyAsDouble(round.ours()));
        double peer = median(rounds, round -> value.applyAsDouble(round.peer()));
        if (!Double.isNaN(ours) && !Double.isNaN(peer)) {
            out.printf(ROW, what, bytes(ours), bytes(peer), ours > 1e6 ? number(ours / peer) : "", "", "", "");
        }
    }

    private static boolean printWhatIsMore(Goal goal, List<Round> rounds, PrintStream out) {
        double more =
                median(rounds, round -> round.ours().nanos() - round.peer().nanos());
        boolean met = more <= goal.mostMoreNanos();
        String bound = "<= " + time(goal.mostMoreNanos());
        out.printf(ROW, "  more", time(more), "", "", "", bound, met ? "yes" : "NO");
        return met;
    }

    private static String spread(List<Round> rounds, ToDoubleFunction<Round> value) {
        DoubleSummaryStatistics all = rounds.stream().mapToDouble(value).summaryStatistics();
        return number(all.getMin()) + ".." + number(all.getMax());
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        double[] sorted = rounds.stream().mapToDouble(value).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String time(double nanos) {
        if (nanos >= 1e7) {
            return number(nanos / 1e6) + " ms";
        }
        return nanos < 10_000 ? number(nanos) + " ns" : number(nanos / 1000) + " us";
    }

    private static String bytes(double bytes) {
        return bytes < 1e6 ? number(bytes) + " B" : number(bytes / 1e6) + " MB";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}

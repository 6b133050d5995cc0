package io.mesokit.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Both sides of a pair measured once, right after one another. */
record Round(Sample ours, Sample peer) {
    private static final int TURNS = 20;

    /**
     * Nanoseconds and bytes allocated per record, event or call; bytes that the result keeps alive, NaN if none does.
     */
    record Sample(double nanos, double bytes, double retained) {}

    static List<Round> of(Pair pair, boolean oursFirst) throws RunnerException {
        int turnsOfWarmUp = pair.group().turnsOfWarmUp();
        return turnsOfWarmUp > 0 ? inTurns(pair.subject(), turnsOfWarmUp) : apart(pair.subject(), oursFirst);
    }

    /**
     * As {@link #of}, but with ours as it was measured in this round before, for another peer: it takes seconds a time.
     */
    static Round against(Sample ours, Pair pair) throws RunnerException {
        return new Round(ours, sample(pair.subject().method(pair.subject().peer())));
    }

    private static List<Round> apart(Pair.Subject subject, boolean oursFirst) throws RunnerException {
        if (oursFirst) {
            Sample ours = sample(subject);
            return List.of(new Round(ours, sample(subject.method(subject.peer()))));
        }
        Sample peer = sample(subject.method(subject.peer()));
        return List.of(new Round(sample(subject), peer));
    }

    private static Sample sample(Pair.Subject subject) throws RunnerException {
        ChainedOptionsBuilder options = options(subject)
                .warmupIterations(subject.run().iterations() - 1)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(subject.run().iterations())
                .measurementTime(TimeValue.milliseconds(400));
        RunResult run = run(options);
        return sample(
                run.getPrimaryResult(), run.getSecondaryResults(), subject.run().threads());
    }

    /** Calls are warm after half a minute, for 64 threads on few processors leave the compiler little room. */
    private static List<Round> inTurns(Pair.Subject subject, int turnsOfWarmUp) throws RunnerException {
        ChainedOptionsBuilder options = options(subject)
                .warmupIterations(turnsOfWarmUp)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(TURNS)
                .measurementTime(TimeValue.milliseconds(500));
        List<Sample> turns = new ArrayList<>();
        run(options)
                .getBenchmarkResults()
                .forEach(fork -> fork.getIterationResults()
                        .forEach(turn -> turns.add(sample(turn, subject.run().threads()))));
        List<Round> rounds = new ArrayList<>();
        for (int at = 0; at < turns.size(); at += 2) {
            rounds.add(new Round(turns.get(at), turns.get(at + 1)));
        }
        return rounds;
    }

    private static ChainedOptionsBuilder options(Pair.Subject subject) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + subject.type().getName().replace(".", "\\.") + "\\." + subject.ours() + "$")
                .forks(1)
                .threads(subject.run().threads())
                .addProfiler(GCProfiler.class)
                .addProfiler(RetainedHeap.class)
                .verbosity(VerboseMode.SILENT);
        if (Runtime.version().feature() >= 22) {
            options.jvmArgsAppend("--enable-native-access=ALL-UNNAMED");
        }
        if (!subject.run().heap().isEmpty()) {
            options.jvmArgs(subject.run().heap());
        }
        List<String> parameters = subject.parameters();
        for (int at = 0; at < parameters.size(); at += 2) {
            options.param(parameters.get(at), parameters.get(at + 1));
        }
        return options;
    }

    private static RunResult run(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> runs = new Runner(options.build()).run();
        return runs.iterator().next();
    }

    private static Sample sample(IterationResult turn, int threads) {
        return sample(turn.getPrimaryResult(), turn.getSecondaryResults(), threads);
    }

    /** Time is what one more of them takes, whoever makes it. */
    @SuppressWarnings("rawtypes") // JMH's own
    private static Sample sample(Result<?> time, Map<String, Result> others, int threads) {
        return new Sample(
                time.getScore() / threads,
                score(others.get("gc.alloc.rate.norm")),
                score(others.get(RetainedHeap.LABEL)));
    }

    private static double score(@Nullable Result<?> result) {
        return result == null ? Double.NaN : result.getScore();
    }
}

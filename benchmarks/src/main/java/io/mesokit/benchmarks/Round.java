package io.mesokit.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One pair measured once, each side in a JVM of its own, right after one another. */
record Round(Sample ours, Sample peer) {
    /** Nanoseconds and bytes allocated per record, event or call. */
    record Sample(double nanos, double bytes) {}

    static Round of(Pair pair, boolean oursFirst) throws RunnerException {
        Pair.Subject subject = pair.subject();
        if (oursFirst) {
            Sample ours = sample(subject, subject.ours());
            return new Round(ours, sample(subject, "peer"));
        }
        Sample peer = sample(subject, "peer");
        return new Round(sample(subject, subject.ours()), peer);
    }

    private static Sample sample(Pair.Subject subject, String method) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + subject.type().getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(1)
                .threads(subject.threads())
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(400))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        List<String> parameters = subject.parameters();
        for (int at = 0; at < parameters.size(); at += 2) {
            options.param(parameters.get(at), parameters.get(at + 1));
        }
        return sample(new Runner(options.build()).run());
    }

    private static Sample sample(Collection<RunResult> runs) {
        RunResult run = runs.iterator().next();
        Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Sample(run.getPrimaryResult().getScore(), bytes == null ? Double.NaN : bytes.getScore());
    }
}

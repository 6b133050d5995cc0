package io.mesokit.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Two benchmark methods of one class that do the same work, and the ratio that is asked of ours. */
record Pair(Group group, String what, Subject subject, Goal goal) {
    /** What can be run on its own, with {@code -Dgroup}. */
    enum Group {
        /** Work in memory: each side in a JVM of its own. */
        FRAMING,
        /** Work over sockets, whose pace changes by the minute: both sides in one JVM, in turns. */
        CALLS
    }

    /** The class, its method that is ours (the peer's is {@code peer}), parameter values in pairs, and threads. */
    record Subject(Class<?> type, String ours, List<String> parameters, int threads) {
        static Subject of(Class<?> type, String... parameters) {
            return new Subject(type, "ours", List.of(parameters), 1);
        }

        Subject method(String name) {
            return new Subject(type, name, parameters, threads);
        }

        Subject threads(int count) {
            return new Subject(type, ours, parameters, count);
        }
    }

    static List<Pair> all() {
        return Stream.concat(framing(), calls()).toList();
    }

    private static Stream<Pair> framing() {
        Stream<Pair> recordIo = Arrays.stream(RecordShape.values()).map(Pair::recordIo);
        Subject sse = Subject.of(SseBenchmark.class);
        return Stream.concat(
                recordIo,
                Stream.of(
                        new Pair(Group.FRAMING, "SSE 436 B / okhttp-sse", sse, Goal.timesAsFast(1)),
                        new Pair(
                                Group.FRAMING,
                                "SSE as String / okhttp-sse",
                                sse.method("oursAsText"),
                                Goal.timesAsFast(1))));
    }

    private static Pair recordIo(RecordShape shape) {
        Subject subject = Subject.of(RecordIoBenchmark.class, "shape", shape.name());
        return new Pair(Group.FRAMING, shape.title(), subject, Goal.timesAsFast(2.5));
    }

    private static Stream<Pair> calls() {
        Subject sync = Subject.of(SyncCallBenchmark.class);
        Goal blocking = Goal.timesTheTime(1.05).andAtMost(10_000);
        return Stream.of(
                call("call, 1 caller / OkHttp", sync, blocking),
                call("call, 64 callers / OkHttp", sync.threads(64), blocking),
                call("async, 1 at once / enqueue", async(1), Goal.timesTheTime(1)),
                call("async, 64 at once / enqueue", async(64), Goal.timesTheTime(1)));
    }

    private static Pair call(String what, Subject subject, Goal goal) {
        return new Pair(Group.CALLS, what, subject.method("inTurns"), goal);
    }

    private static Subject async(int outstanding) {
        return Subject.of(AsyncCallBenchmark.class, "outstanding", String.valueOf(outstanding));
    }
}

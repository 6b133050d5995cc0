package io.mesokit.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Two benchmark methods of one class that do the same work, and the ratio that is asked of ours. */
record Pair(Group group, String what, Subject subject, Goal goal) {
    /** What can be run on its own, with {@code -Dgroup}. */
    enum Group {
        FRAMING
    }

    /** The class, its method that is ours (the peer's is {@code peer}), parameter values, and how many threads. */
    record Subject(Class<?> type, String ours, List<String> parameters) {}

    static List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (RecordShape shape : RecordShape.values()) {
            pairs.add(new Pair(Group.FRAMING, shape.title(), recordIo(shape), Goal.timesAsFast(2.5)));
        }
        Subject slices = new Subject(SseBenchmark.class, "ours", List.of());
        Subject texts = new Subject(SseBenchmark.class, "oursAsText", List.of());
        pairs.add(new Pair(Group.FRAMING, "SSE 436 B / okhttp-sse", slices, Goal.timesAsFast(1)));
        pairs.add(new Pair(Group.FRAMING, "SSE 436 B as String / okhttp-sse", texts, Goal.timesAsFast(1)));
        return pairs;
    }

    private static Subject recordIo(RecordShape shape) {
        return new Subject(RecordIoBenchmark.class, "ours", List.of("shape", shape.name()));
    }
}

package io.mesokit.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Two benchmark methods of one class that do the same work, and the ratio that is asked of ours. */
record Pair(Group group, String what, Subject subject, Goal goal) {
    /** What can be run on its own, with {@code -Dgroup}. */
    enum Group {
        /** Work in memory: each side in a JVM of its own. */
        FRAMING(0),
        /** Work over sockets, whose pace changes by the minute: both sides in one JVM, in turns. */
        CALLS(30),
        /** A big state in memory: each side in a JVM of its own. */
        STATE(0),
        /** Files of the kernel, each side well under a microsecond: in turns. */
        PERF_FILES(6),
        /** Groups of the kernel's counters: as for files. */
        PERF_COUNTERS(6);

        /** Even, so that ours is the first side measured as it is the first to warm up; 0 if not in turns. */
        private final int turnsOfWarmUp;

        Group(int turnsOfWarmUp) {
            this.turnsOfWarmUp = turnsOfWarmUp;
        }

        int turnsOfWarmUp() {
            return turnsOfWarmUp;
        }

        static Group named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Why it cannot be measured on this machine. */
    Optional<String> obstacle() {
        return group == Group.PERF_FILES || group == Group.PERF_COUNTERS ? CFloor.obstacle() : Optional.empty();
    }

    /** The class, its methods, parameter values in pairs, and what else a run of it needs. */
    record Subject(Class<?> type, String ours, String peer, List<String> parameters, Run run) {
        static Subject of(Class<?> type, String... parameters) {
            return new Subject(type, "ours", "peer", List.of(parameters), Run.USUAL);
        }

        Subject method(String name) {
            return new Subject(type, name, peer, parameters, run);
        }

        Subject against(String name) {
            return new Subject(type, ours, name, parameters, run);
        }

        Subject threads(int count) {
            return run(new Run(count, run.iterations(), run.heap()));
        }

        Subject run(Run other) {
            return new Subject(type, ours, peer, parameters, other);
        }
    }

    /** In how many threads, how many iterations apart from those to warm up, one less, and in how much heap. */
    record Run(int threads, int iterations, String heap) {
        static final Run USUAL = new Run(1, 5, "");
    }

    static List<Pair> all() {
        return Stream.of(framing(), calls(), state(), perfFiles(), perfCounters())
                .flatMap(pairs -> pairs)
                .toList();
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

    private static Stream<Pair> state() {
        Subject whole = Subject.of(StateBenchmark.class).run(new Run(1, 3, "-Xmx4g"));
        Subject lazy = whole.method("lazy").against("lazyTree").run(new Run(1, 3, "-Xmx32m"));
        return Stream.of(
                state("100,000 tasks / protobuf JsonFormat", whole.against("protobufJson"), Goal.timesAsFast(3)),
                state("100,000 tasks / protobuf, binary", whole.against("protobufBinary"), Goal.timesTheTime(4)),
                state("100,000 tasks / Jackson tree", whole.against("jacksonTree"), Goal.timesAsFast(1)),
                state("100,000 tasks / Jackson Map", whole.against("jacksonMap"), Goal.timesAsFast(1)),
                state("100,000 tasks / Gson Map", whole.against("gson"), Goal.timesAsFast(1)),
                state("100,000 tasks / fastjson2 Map", whole.against("fastjson"), Goal.timesAsFast(1)),
                state("100,000 tasks / Moshi Map", whole.against("moshi"), Goal.timesAsFast(1)),
                state("lazily, 32 MB of heap / Jackson tree", lazy, Goal.timesTheTime(2)),
                state("events / Jackson tree", Subject.of(EventBenchmark.class), Goal.timesTheTime(2)));
    }

    private static Pair state(String what, Subject subject, Goal goal) {
        return new Pair(Group.STATE, what, subject, goal);
    }

    private static Stream<Pair> perfFiles() {
        return Stream.concat(
                Arrays.stream(GroupFile.values())
                        .map(file -> perfFile(file, "pread in C", true, Goal.timesTheTime(1.4))),
                Stream.of(perfFile(GroupFile.USAGE, "Files.readString", false, Goal.timesAsFast(5))));
    }

    private static Pair perfFile(GroupFile file, String peer, boolean inC, Goal goal) {
        Subject subject = Subject.of(GroupFileBenchmark.class, "file", file.name(), "againstC", String.valueOf(inC));
        return new Pair(Group.PERF_FILES, file.title() + " / " + peer, subject.method("inTurns"), goal);
    }

    private static Stream<Pair> perfCounters() {
        boolean foreign = CounterGroupBenchmark.isForeign();
        Subject subject = Subject.of(CounterGroupBenchmark.class);
        String what = (foreign ? "FFM" : "JNA") + " / read in C";
        Goal goal = Goal.timesTheTime(foreign ? 1.1 : 1.3);
        return Stream.of(
                new Pair(Group.PERF_COUNTERS, "group of 5, " + what, subject.method("inTurns"), goal),
                new Pair(Group.PERF_COUNTERS, "group of 5, reused, " + what, subject.method("reusedInTurns"), goal));
    }
}

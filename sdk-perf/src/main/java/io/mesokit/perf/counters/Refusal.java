package io.mesokit.perf.counters;

import io.mesokit.perf.Reading;

/** Why an event cannot be counted. */
record Refusal(PerfObstacle obstacle, String sentence) {
    /** The same, where it is so on one kind of cores only. */
    Refusal on(CoreKind kind) {
        return new Refusal(obstacle, sentence + " That is so on the cores of " + kind.name() + ".");
    }

    Reading reading() {
        return switch (obstacle) {
            case GONE -> new Reading.Gone();
            case NO_PMU, NO_SUCH_EVENT, OTHER_HIERARCHY, NO_GROUP_OF_ITS_OWN, MACHINE_WIDE, NO_NATIVE_ACCESS, BLOCKED ->
                new Reading.Unsupported(sentence);
            case NOT_PERMITTED, USER_MODE_ONLY, TOO_MANY_DESCRIPTORS, TOO_MANY_EVENTS, OTHER ->
                new Reading.NotMeasurable(sentence);
        };
    }
}

package io.mesokit.examples.supervisor;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is worth saying of a job's course. */
final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.examples.supervisor");

    private Changes() {}

    static void log(JobState before, JobState after) {
        if (before.history().size() != after.history().size()) {
            LOG.info(
                    "{}: {} of {} runs done",
                    after.name(),
                    after.done(),
                    after.registration().goal().iterations());
        }
        if (!before.size().equals(after.size())) {
            after.size().ifPresent(size -> LOG.info("{}: next run with {} cpus", after.name(), size));
        }
        if (before.verdict() != after.verdict()) {
            verdict(after);
        }
        if (before.ending().isEmpty()) {
            after.ending().ifPresent(ending -> LOG.info("{}: ended, {}", after.name(), ending.outcome()));
        }
    }

    private static void verdict(JobState state) {
        if (state.verdict().fits()) {
            LOG.info("{}: {}", state.name(), state.verdict());
            return;
        }
        LOG.warn(
                "{}: {}, predicted {} s after its deadline; {} cpus would do",
                state.name(),
                state.verdict(),
                state.prediction().map(end -> late(state, end)).orElse("?"),
                state.sufficient().map(Object::toString).orElse("no number of"));
    }

    private static String late(JobState state, Instant end) {
        return Long.toString(
                Duration.between(state.registration().deadline(), end).toSeconds());
    }
}

package io.mesokit.chronos;

import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Job;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.spi.CallScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits until the server reads what it has accepted. */
final class Visibility {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Api api;
    private final CallScope scope;
    private final Instant end;

    Visibility(Api api, CallScope scope) {
        this.api = api;
        this.scope = scope;
        this.end = scope.now().plus(PATIENCE);
    }

    /** The job of that name, as soon as there is one. */
    Job await(String name) {
        while (true) {
            try {
                return new Jobs(api).get(name).execute();
            } catch (NotFoundException notYet) {
                if (!scope.now().isBefore(end)) {
                    throw notYet;
                }
            }
            scope.pause(PAUSE);
        }
    }

    /** The job, as soon as the server has it as wanted. */
    Job await(Job put, Predicate<? super Job> wanted) {
        Job seen = look(put.name());
        while (seen == null || !wanted.test(seen)) {
            if (!scope.now().isBefore(end)) {
                throw notKept(put, seen);
            }
            scope.pause(PAUSE);
            seen = look(put.name());
        }
        return seen;
    }

    private @Nullable Job look(String name) {
        try {
            return new Jobs(api).get(name).execute();
        } catch (NotFoundException notYet) {
            return null;
        }
    }

    private JobNotKeptException notKept(Job put, @Nullable Job seen) {
        List<String> missing = put.asDependent().map(this::missing).orElse(List.of());
        String what = seen == null ? "is not there" : "is another: " + seen;
        String why = missing.isEmpty()
                ? "; somebody else may have changed or deleted it"
                : "; its parents " + missing + " do not exist, and Chronos 3.x forgets such a job without a word";
        return new JobNotKeptException(
                "job \"" + put.name() + "\" was accepted, but " + PATIENCE.toSeconds() + " s later it " + what + why,
                seen,
                missing);
    }

    private List<String> missing(DependentJob job) {
        return ParentCheck.missing(job, new Graph(api).csv().execute());
    }
}

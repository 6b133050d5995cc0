package io.mesokit.chronos;

import io.mesokit.chronos.model.Job;
import io.mesokit.core.MesokitException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chronos accepted a job, and then it was not there, or was another. Either a parent is unknown, which makes 3.x forget
 * the job without a word; or somebody else changed or deleted it meanwhile.
 */
public final class JobNotKeptException extends MesokitException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Job seen;
    private final transient List<String> missingParents;

    JobNotKeptException(String message, @Nullable Job seen, List<String> missingParents) {
        super(null, message, null);
        this.seen = seen;
        this.missingParents = List.copyOf(missingParents);
    }

    /** The job of that name that the server has; empty if it has none. */
    public Optional<Job> seen() {
        return Optional.ofNullable(seen);
    }

    /** Which of its parents the server does not know. */
    public List<String> missingParents() {
        return missingParents;
    }
}

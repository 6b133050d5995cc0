package io.mesokit.chronos;

import java.util.List;

/**
 * A job that must not be sent, because the server would refuse it, silently make something else of it, or crash.
 * Nothing was sent. It names all that is wrong at once, and how to put it right.
 */
public final class InvalidJobException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String job;
    private final transient List<Problem> problems;

    InvalidJobException(String job, List<Problem> problems) {
        super("job \"" + job + "\" was not sent: "
                + String.join("; ", problems.stream().map(Problem::toString).toList()));
        this.job = job;
        this.problems = List.copyOf(problems);
    }

    /** The job's name. */
    public String job() {
        return job;
    }

    /** All that is wrong; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param field the member of the job, such as {@code container.image}
     * @param message what is wrong with it, and what to write instead
     */
    public record Problem(String field, String message) {
        /** Both in one. */
        @Override
        public String toString() {
            return field + " " + message;
        }
    }
}

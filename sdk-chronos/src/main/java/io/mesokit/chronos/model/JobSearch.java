package io.mesokit.chronos.model;

import java.util.Optional;

/**
 * What to search jobs for. Texts are looked for without regard to case, anywhere in a field; for one job by its exact
 * name there is {@code jobs().get}. Immutable; each method gives a new one.
 *
 * <pre>{@code
 * JobSearch.anywhere("etl")
 * JobSearch.all().name("etl").command("spark").limit(20)
 * }</pre>
 *
 * @param name must be in the name
 * @param command must be in the command as well
 * @param any jobs with this anywhere are found even if name and command do not fit
 * @param limit how many at most; all, unless set, where the server's own default would be 10
 * @param offset how many to skip; the order is unspecified, so pages may overlap while jobs come and go
 */
public record JobSearch(
        Optional<String> name, Optional<String> command, Optional<String> any, Optional<Integer> limit, int offset) {
    /** Checks the numbers. */
    public JobSearch {
        if (offset < 0 || limit.filter(most -> most < 0).isPresent()) {
            throw new IllegalArgumentException("limit and offset must be 0 or more: " + limit + ", " + offset);
        }
    }

    /** Everything. */
    public static JobSearch all() {
        return new JobSearch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /**
     * Jobs that have a text in one of the fields that Chronos looks at.
     *
     * @param text the text
     */
    public static JobSearch anywhere(String text) {
        return all().any(text);
    }

    /**
     * Also, the name must have it.
     *
     * @param text the text
     */
    public JobSearch name(String text) {
        return new JobSearch(Optional.of(text), command, any, limit, offset);
    }

    /**
     * Also, the command must have it.
     *
     * @param text the text
     */
    public JobSearch command(String text) {
        return new JobSearch(name, Optional.of(text), any, limit, offset);
    }

    /**
     * Or it may be anywhere. Chronos ignores this unless it comes with a name or a command; so a client that is given
     * this alone asks for it as the name too, which comes to what is meant.
     *
     * @param text the text
     */
    public JobSearch any(String text) {
        return new JobSearch(name, command, Optional.of(text), limit, offset);
    }

    /**
     * At most so many.
     *
     * @param limit 0 or more
     * @throws IllegalArgumentException if less
     */
    public JobSearch limit(int limit) {
        return new JobSearch(name, command, any, Optional.of(limit), offset);
    }

    /**
     * Skips so many.
     *
     * @param offset 0 or more
     * @throws IllegalArgumentException if less
     */
    public JobSearch offset(int offset) {
        return new JobSearch(name, command, any, limit, offset);
    }
}

package io.mesokit.chronos.model;

/**
 * What came of marking a job as successful. Immutable.
 *
 * @param marked whether it was; false if there is no such job, which Chronos does not count as an error
 * @param message the server's own words
 */
public record MarkResult(boolean marked, String message) {
    /**
     * Reads the server's words, {@code marked job etl as successful: true}.
     *
     * @param message the words
     * @throws IllegalArgumentException if they end otherwise
     */
    public static MarkResult parse(String message) {
        String words = message.strip();
        if (!words.endsWith(": true") && !words.endsWith(": false")) {
            throw new IllegalArgumentException("neither true nor false: " + words);
        }
        return new MarkResult(words.endsWith(": true"), words);
    }

    /** The server's own words. */
    @Override
    public String toString() {
        return message;
    }
}

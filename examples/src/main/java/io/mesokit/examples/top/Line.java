package io.mesokit.examples.top;

/**
 * A line of the screen, with nothing in it but text.
 *
 * @param look how it is to look
 */
record Line(String text, Look look) {
    /** How a line looks. */
    enum Look {
        /** Like any. */
        PLAIN,
        /** A heading. */
        BOLD,
        /** The head of a table. */
        HEAD,
        /** To catch the eye. */
        WARNING
    }

    static Line plain(String text) {
        return new Line(text, Look.PLAIN);
    }
}

package io.mesokit.perf.prometheus;

/**
 * Something that could not be published as it was given. Nothing is thrown for it, for one odd label must not cost the
 * others their metrics; it is told instead. Immutable.
 *
 * @param kind what sort of problem
 * @param subject the label's key or the metric's name, as it was given
 * @param message a sentence for a person: what was done about it
 */
public record Problem(Kind kind, String subject, String message) {
    /** What sort of problem it is. */
    public enum Kind {
        /** A label goes by another name than its key leads to, since that name is taken or reserved. */
        LABEL_RENAMED,
        /** A label is left out: one too many, without a key, or given twice. */
        LABEL_DROPPED,
        /** The value of a label is longer than is allowed; it is cut. */
        VALUE_CUT,
        /** A family's name is taken by another family; its series are left out. */
        NAME_TAKEN,
        /** A series is there already; the first one stays. */
        SERIES_TWICE,
        /** There are more series than are allowed; the later ones are left out. */
        SERIES_TOO_MANY,
        /** The value is not a number; the series is left out. */
        NOT_A_NUMBER
    }

    @Override
    public String toString() {
        return kind + " " + subject + ": " + message;
    }
}

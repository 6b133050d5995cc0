package io.mesokit.monasca.model;

import java.util.Locale;

/** What may be computed of the values of a period. */
public enum Statistic {
    /** Their mean. */
    AVG,
    /** The least of them. */
    MIN,
    /** The greatest of them. */
    MAX,
    /** All of them together. */
    SUM,
    /** How many they are. */
    COUNT;

    /** As the server writes it, in lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

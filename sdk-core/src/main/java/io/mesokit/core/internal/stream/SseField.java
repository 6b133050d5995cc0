package io.mesokit.core.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields that the standard knows; all others are to be ignored. */
enum SseField {
    DATA("data"),
    EVENT("event"),
    ID("id"),
    RETRY("retry"),
    UNKNOWN("");

    static final int LONGEST_NAME = 5;

    private final byte[] name;

    SseField(String name) {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
    }

    /** The field whose name lies from {@code from} to before {@code to}. */
    static SseField of(byte[] bytes, int from, int to) {
        SseField candidate = candidate((char) bytes[from]);
        return Arrays.equals(bytes, from, to, candidate.name, 0, candidate.name.length) ? candidate : UNKNOWN;
    }

    private static SseField candidate(char first) {
        return switch (first) {
            case 'd' -> DATA;
            case 'e' -> EVENT;
            case 'i' -> ID;
            case 'r' -> RETRY;
            default -> UNKNOWN;
        };
    }
}

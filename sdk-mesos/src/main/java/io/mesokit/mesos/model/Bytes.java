package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes that nobody can change; base64 on the wire. Safe for any thread. */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final int SHOWN = 32;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A copy of the bytes.
     *
     * @param bytes what to hold
     */
    public static Bytes of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /**
     * The text in UTF-8.
     *
     * @param text what to hold
     */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes that base64 stands for: the standard alphabet, padded or not, blanks skipped, as servers read it.
     *
     * @param base64 the text
     * @throws IllegalArgumentException if it is not base64
     */
    @JsonCreator
    public static Bytes fromBase64(String base64) {
        return new Bytes(Base64.getDecoder().decode(withoutBlanks(base64)));
    }

    /** By hand: each update of a task has such a text, and a regular expression costs more than all else about it. */
    private static String withoutBlanks(String base64) {
        for (int at = 0; at < base64.length(); at++) {
            if (base64.charAt(at) <= ' ') {
                return BLANKS.matcher(base64).replaceAll("");
            }
        }
        return base64;
    }

    /** How many there are. */
    public int size() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy of them. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The text they are in UTF-8; what is not UTF-8 becomes the replacement character. */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As on the wire: the standard alphabet, padded. */
    @JsonValue
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The base64 of few bytes, or how many there are. */
    @Override
    public String toString() {
        return bytes.length <= SHOWN ? base64() : bytes.length + " bytes";
    }
}

package io.mesokit.core.internal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes short names that come over and over, such as event types, without a new string each time. Bounded:
 * a name takes the place of whatever shared its slot. Not safe for use by several threads.
 */
final class NameCache {
    private static final int SLOTS = 64;
    private static final int LONGEST_NAME = 64;

    private final @Nullable Entry[] slots = new @Nullable Entry[SLOTS];

    private record Entry(byte[] bytes, String name) {}

    String name(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_NAME) {
            return decode(bytes, from, to);
        }
        int slot = slot(bytes, from, to);
        Entry known = slots[slot];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
            return known.name;
        }
        Entry added = new Entry(Arrays.copyOfRange(bytes, from, to), decode(bytes, from, to));
        slots[slot] = added;
        return added.name;
    }

    private static int slot(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }

    private static String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}

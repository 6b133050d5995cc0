package io.mesokit.core.spi;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values made from short texts that come again and again, found by the parser's characters so that not even a text is
 * made. As many as there are slots; a newer one takes the place of another. Safe for use by many threads without a
 * lock: an entry is immutable, and a lost one is only made again.
 */
final class RepeatedTexts {
    private static final int LONGEST = 96;

    private final @Nullable Entry[] slots;

    private record Entry(char[] text, Object value) {}

    /** The number of slots is a power of two. */
    RepeatedTexts(int slots) {
        this.slots = new Entry[slots];
    }

    /** The value that is kept for the text that the parser is at, if one is. */
    @Nullable
    Object find(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        if (length > LONGEST) {
            return null;
        }
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        Entry entry = slots[slot(text, from, length)];
        boolean same = entry != null && Arrays.equals(entry.text, 0, entry.text.length, text, from, from + length);
        return same ? entry.value : null;
    }

    /** Keeps a value for the text that it was made from. */
    <T> T keep(String text, T value) {
        if (text.length() <= LONGEST) {
            char[] characters = text.toCharArray();
            slots[slot(characters, 0, characters.length)] = new Entry(characters, value);
        }
        return value;
    }

    private int slot(char[] characters, int from, int length) {
        int hash = length;
        for (int at = from; at < from + length; at++) {
            hash = 31 * hash + characters[at];
        }
        return (hash ^ hash >>> 15) & slots.length - 1;
    }
}

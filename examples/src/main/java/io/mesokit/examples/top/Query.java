package io.mesokit.examples.top;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which rows are wanted: words, each of which must be found in a row, capitals or not. A word such as {@code
 * state:failed} is looked for in that field alone; a field that a page does not have lets its rows pass.
 *
 * @param text as it was typed
 */
record Query(String text) {
    static final Query ALL = new Query("");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Whether a row of these fields is wanted. */
    boolean wants(Map<String, String> fields) {
        return words().stream().allMatch(word -> wants(word, fields));
    }

    private List<String> words() {
        return BLANKS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean wants(String word, Map<String, String> fields) {
        int colon = word.indexOf(':');
        String field = colon > 0 ? word.substring(0, colon) : "";
        if (Page.FIELDS.contains(field)) {
            String value = fields.get(field);
            return value == null || has(value, word.substring(colon + 1));
        }
        return fields.values().stream().anyMatch(value -> has(value, word));
    }

    private static boolean has(String value, String word) {
        return value.toLowerCase(Locale.ROOT).contains(word);
    }
}

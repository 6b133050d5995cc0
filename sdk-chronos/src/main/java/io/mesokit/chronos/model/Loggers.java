package io.mesokit.chronos.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's loggers and their levels, read from its page of HTML, which is all that it offers. Immutable.
 *
 * @param levels the level of each logger by its name, in the page's order; {@code INHERIT} where it has none of its
 *     own. Often empty in 2.x
 * @param html the page
 */
public record Loggers(Map<String, String> levels, String html) {
    private static final Pattern ROW =
            Pattern.compile("<tr>\\s*<td>\\s*([^<]*?)\\s*</td>\\s*<td>\\s*([^<]*?)\\s*</td>\\s*</tr>");

    /** Loggers by name. */
    public Loggers {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /**
     * Reads the page.
     *
     * @param html the page; what is not a row of its table is skipped
     */
    public static Loggers parse(String html) {
        Map<String, String> levels = new LinkedHashMap<>();
        for (Matcher row = ROW.matcher(html); row.find(); ) {
            levels.put(row.group(1), row.group(2));
        }
        return new Loggers(levels, html);
    }

    /** How many there are. */
    @Override
    public String toString() {
        return "Loggers[" + levels.size() + "]";
    }
}

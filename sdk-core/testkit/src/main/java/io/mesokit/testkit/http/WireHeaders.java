package io.mesokit.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Header lines in their order, as they are on the wire. Names match without regard to case; a name may occur more
 * than once. Immutable and thread-safe.
 */
public final class WireHeaders {
    private static final WireHeaders NONE = new WireHeaders(List.of());

    private final List<Map.Entry<String, String>> lines;

    private WireHeaders(List<Map.Entry<String, String>> lines) {
        this.lines = List.copyOf(lines);
    }

    /** No header at all. */
    public static WireHeaders none() {
        return NONE;
    }

    /** The given lines, in this order. */
    public static WireHeaders of(List<Map.Entry<String, String>> lines) {
        return new WireHeaders(lines);
    }

    /** These headers plus one more line; an existing line of the same name stays. */
    public WireHeaders plus(String name, String value) {
        List<Map.Entry<String, String>> longer = new ArrayList<>(lines);
        longer.add(Map.entry(name, value));
        return new WireHeaders(longer);
    }

    /** These headers without the lines of that name. */
    public WireHeaders minus(String name) {
        return new WireHeaders(lines.stream()
                .filter(line -> !line.getKey().equalsIgnoreCase(name))
                .toList());
    }

    /** These headers with exactly one line of that name. */
    public WireHeaders with(String name, String value) {
        return minus(name).plus(name, value);
    }

    /** The value of the first line of that name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The values of all lines of that name, in order; empty when there is none. */
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All lines, name and value, in order. */
    public List<Map.Entry<String, String>> lines() {
        return lines;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}

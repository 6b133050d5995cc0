package io.mesokit.perf.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The labels of a series, sorted by name. They are written down once, when the set is made, however many series and
 * scrapes it serves: make one for each task, and keep it. Immutable and safe for use by any thread.
 *
 * <p>A label without a value is no label to Prometheus, and is left out.
 */
public final class LabelSet {
    private static final LabelSet NONE = new LabelSet(new TreeMap<>(), List.of());

    private final SortedMap<String, String> labels;
    private final List<Problem> problems;
    private final String text;
    private final byte[] bytes;

    LabelSet(SortedMap<String, String> labels, List<Problem> problems) {
        this.labels = labels;
        this.problems = List.copyOf(problems);
        this.text = text(labels);
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** No labels. */
    public static LabelSet none() {
        return NONE;
    }

    /**
     * One label.
     *
     * @param name its name
     * @param value its value
     * @throws IllegalArgumentException if the name is none that a program may use: {@code [a-zA-Z_][a-zA-Z0-9_]*}, and
     *     not {@code __…}, which is Prometheus' own
     */
    public static LabelSet of(String name, String value) {
        return NONE.with(name, value);
    }

    /**
     * Some labels.
     *
     * @param labels values by name
     * @throws IllegalArgumentException as {@link #of(String, String)}
     */
    public static LabelSet of(Map<String, String> labels) {
        SortedMap<String, String> all = new TreeMap<>();
        labels.forEach((name, value) -> put(all, name, value));
        return new LabelSet(all, List.of());
    }

    /**
     * These and one more.
     *
     * @param name its name
     * @param value its value
     * @throws IllegalArgumentException as {@link #of(String, String)}, and if there is one of that name
     */
    public LabelSet with(String name, String value) {
        if (labels.containsKey(name)) {
            throw new IllegalArgumentException("label " + name + " is there already: " + this);
        }
        SortedMap<String, String> more = new TreeMap<>(labels);
        put(more, name, value);
        return new LabelSet(more, problems);
    }

    private static void put(SortedMap<String, String> labels, String name, String value) {
        if (!Names.isLabel(name)) {
            throw new IllegalArgumentException("a label may not be named \"" + name
                    + "\": only letters, digits and _, not a digit first, and not __ first");
        }
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }

    /**
     * The value of one label.
     *
     * @param name its name as published
     */
    public Optional<String> get(String name) {
        return Optional.ofNullable(labels.get(name));
    }

    /** How many there are. */
    public int size() {
        return labels.size();
    }

    /** What was wrong with the keys and values they were made from; empty if nothing was. */
    public List<Problem> problems() {
        return problems;
    }

    void forEach(BiConsumer<String, String> action) {
        labels.forEach(action);
    }

    byte[] bytes() {
        return bytes;
    }

    private static String text(SortedMap<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(32 * labels.size());
        labels.forEach((name, value) -> {
            text.append(text.isEmpty() ? '{' : ',').append(name).append("=\"");
            escape(value, text);
            text.append('"');
        });
        return text.append('}').toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (int at = 0; at < value.length(); at++) {
            char each = value.charAt(at);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(each);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSet set && text.equals(set.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it is written: {@code {task_id="t-1",task_name="web"}}, or nothing. */
    @Override
    public String toString() {
        return text;
    }
}

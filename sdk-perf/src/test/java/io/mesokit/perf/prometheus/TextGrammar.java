package io.mesokit.perf.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format 0.0.4 as its specification has it, and knows nothing of what writes it. Refuses whatever a
 * strict reader may refuse: families in two places, series that are there twice, types after values, unknown escapes.
 */
final class TextGrammar {
    record Series(String name, Map<String, String> labels, double value) {}

    private static final Pattern COMMENT =
            Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\\\]|\\\\[\\\\n])*)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)", Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("((?!__)[a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

    final List<Series> series = new ArrayList<>();
    final Map<String, String> help = new HashMap<>();
    final Map<String, String> type = new HashMap<>();
    private final Set<String> over = new HashSet<>();
    private final Set<String> identities = new HashSet<>();
    private String current = "";

    static TextGrammar read(String text) {
        TextGrammar grammar = new TextGrammar();
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new AssertionError("the last line has no end");
        }
        for (String line : text.isEmpty()
                ? new String[0]
                : text.substring(0, text.length() - 1).split("\n", -1)) {
            grammar.line(line);
        }
        return grammar;
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            Matcher comment = matched(COMMENT, line);
            enter(comment.group(2));
            boolean first = comment.group(1).equals("HELP")
                    ? help.put(current, comment.group(3)) == null
                    : type.put(current, comment.group(3)) == null;
            boolean early = series.stream().noneMatch(one -> one.name().equals(current));
            check(first && early, "said twice or too late", line);
            return;
        }
        Matcher sample = matched(SAMPLE, line);
        enter(sample.group(1));
        check(type.containsKey(current), "no type", line);
        matched(NUMBER, sample.group(3));
        Map<String, String> labels = sample.group(2) == null ? Map.of() : labels(sample.group(2));
        check(identities.add(current + new TreeMap<>(labels)), "twice", line);
        series.add(new Series(current, labels, Double.parseDouble(sample.group(3))));
    }

    private void enter(String name) {
        if (!name.equals(current)) {
            check(over.add(name), "in two places", name);
            current = name;
        }
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            check(label.find(at) && label.start() == at, "no label at " + at, text);
            String value = ESCAPE.matcher(label.group(2))
                    .replaceAll(each -> Matcher.quoteReplacement(each.group(1).replace('n', '\n')));
            check(labels.put(label.group(1), value) == null, "a label twice", text);
            check(!label.group(3).isEmpty() || label.end() == text.length(), "no comma", text);
            at = label.end();
        }
        check(!text.endsWith(","), "a comma too many", text);
        return labels;
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        check(matcher.matches(), "not " + pattern, text);
        return matcher;
    }

    private static void check(boolean condition, String complaint, String text) {
        if (!condition) {
            throw new AssertionError(complaint + ": " + text);
        }
    }

    /** The values of one name, by one label. */
    Map<String, Double> values(String name, String label) {
        Map<String, Double> values = new TreeMap<>();
        series.stream()
                .filter(one -> one.name().equals(name))
                .forEach(one -> values.put(one.labels().getOrDefault(label, ""), one.value()));
        return values;
    }
}

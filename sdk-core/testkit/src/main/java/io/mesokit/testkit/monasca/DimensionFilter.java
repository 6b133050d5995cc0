package io.mesokit.testkit.monasca;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The {@code dimensions} of a query: {@code k:v} for equal, {@code k} for present, {@code k:a|b} for a regular
 * expression {@code ^a|b$} that is anchored at its ends only.
 */
final class DimensionFilter {
    private final Map<String, String> pairs;

    private DimensionFilter(Map<String, String> pairs) {
        this.pairs = pairs;
    }

    /** Reads and checks the parameter, repeated or not; 422 when a pair is bad. */
    static DimensionFilter from(QueryString query) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : query.list("dimensions")) {
            String[] pair = part.split(":", 2);
            pairs.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        MetricRules.checkFilter(pairs);
        return new DimensionFilter(pairs);
    }

    /** The pairs as given. */
    Map<String, String> pairs() {
        return pairs;
    }

    /** The test itself; the database refuses a bad expression only when it is asked. */
    Predicate<SeriesKey> series() {
        List<Predicate<SeriesKey>> tests = new ArrayList<>();
        pairs.forEach((key, value) -> tests.add(test(key, value)));
        return key -> tests.stream().allMatch(test -> test.test(key));
    }

    private static Predicate<SeriesKey> test(String key, String value) {
        if (value.isEmpty()) {
            return series -> series.dimensions().containsKey(key);
        }
        if (!value.contains("|")) {
            return series -> value.equals(series.dimensions().get(key));
        }
        Pattern pattern = pattern(value);
        return series ->
                pattern.matcher(series.dimensions().getOrDefault(key, "")).find();
    }

    private static Pattern pattern(String value) {
        String regex = "^" + value + "$";
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException bad) {
            throw MonascaException.repository("400: {\"error\":\"error parsing query: error parsing regexp: "
                    + reason(bad) + ": `" + regex + "` at line 1, char 126\"}");
        }
    }

    private static String reason(PatternSyntaxException bad) {
        return bad.getDescription().contains("group") ? "missing closing )" : bad.getDescription();
    }
}

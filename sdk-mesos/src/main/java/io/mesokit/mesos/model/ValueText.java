package io.mesokit.mesos.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as text, read the way the server's code does it: all blanks go first; what begins with a bracket is ranges,
 * with a brace a set, and the rest is a number if it can be one, or else a text.
 */
final class ValueText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("\\+?(\\d+)");
    private static final Pattern HEX = Pattern.compile("0[xX]([0-9a-fA-F]{1,16})");

    private ValueText() {}

    static TypedValue parse(String text) {
        String value = text.replace(" ", "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a value is missing");
        }
        checkBrackets(value);
        if (value.indexOf('[') == 0) {
            return typed(ValueType.RANGES).ranges(ranges(value)).build();
        }
        if (value.indexOf('{') == 0) {
            return typed(ValueType.SET).set(set(value)).build();
        }
        if (value.indexOf('[') > 0 || value.indexOf('{') > 0) {
            throw new IllegalArgumentException("a bracket in the middle of " + text);
        }
        return number(value)
                .map(number -> typed(ValueType.SCALAR).scalar(Scalar.of(number)))
                .orElseGet(() -> typed(ValueType.TEXT).text(Text.of(value)))
                .build();
    }

    private static TypedValueBuilder typed(ValueType type) {
        return TypedValue.builder().type(type);
    }

    private static void checkBrackets(String value) {
        for (String pair : List.of("()", "[]", "{}")) {
            int open = 0;
            for (int i = 0; i < value.length() && open >= 0; i++) {
                open += value.charAt(i) == pair.charAt(0) ? 1 : value.charAt(i) == pair.charAt(1) ? -1 : 0;
            }
            if (open != 0) {
                throw new IllegalArgumentException("unbalanced " + pair + " in " + value);
            }
        }
    }

    /** Any of brackets, commas, dashes and new lines only separates: {@code [1,2]} is from 1 to 2. */
    private static Ranges ranges(String value) {
        List<String> numbers = tokens(value, "[\\[\\],\\n-]");
        if (numbers.size() % 2 != 0) {
            throw new IllegalArgumentException("a range without an end in " + value);
        }
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 2) {
            ranges.add(new Range(unsigned(numbers.get(i)), unsigned(numbers.get(i + 1))));
        }
        Ranges merged = new Ranges(ranges).normalized();
        merged.ranges().forEach(ValueText::checkOrder);
        return merged;
    }

    /** After the merge, as in the server: a range backwards passes if another one holds it. */
    private static void checkOrder(Range range) {
        if (Long.compareUnsigned(range.begin(), range.end()) > 0) {
            throw new IllegalArgumentException("a range backwards: " + range);
        }
    }

    private static ValueSet set(String value) {
        List<String> items = tokens(value, "[{},\\n]");
        ValueSet set = new ValueSet(items).plus(ValueSet.of());
        if (set.items().size() != items.size()) {
            throw new IllegalArgumentException("an item twice in " + value);
        }
        return set;
    }

    private static List<String> tokens(String value, String separator) {
        List<String> tokens = new ArrayList<>();
        for (String token : value.split(separator)) {
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static long unsigned(String token) {
        Matcher hex = HEX.matcher(token);
        Matcher whole = WHOLE.matcher(token);
        try {
            if (hex.matches()) {
                return Long.parseUnsignedLong(hex.group(1), 16);
            }
            return Long.parseUnsignedLong(whole.matches() ? whole.group(1) : token);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number: " + token, e);
        }
    }

    /** Negative and infinite ones are none, the server takes those for text. */
    private static Optional<Double> number(String value) {
        Matcher hex = HEX.matcher(value);
        if (hex.matches()) {
            return Optional.of((double) Long.parseUnsignedLong(hex.group(1), 16));
        }
        if (!NUMBER.matcher(value).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(value);
        if (number != 0 && Math.abs(number) < Double.MIN_NORMAL) {
            throw new IllegalArgumentException("too small a number: " + value);
        }
        return Optional.of(number).filter(any -> any >= 0 && Double.isFinite(any));
    }
}

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of a resource: thousandths, ranges of whole numbers, or named items. Immutable. */
sealed interface Amount {

    Amount plus(Amount other);

    Amount minus(Amount other);

    boolean contains(Amount other);

    boolean isEmpty();

    /** Adds {@code type} and the value to a resource. */
    void write(ObjectNode resource);

    /** As in messages: {@code 0.5}, {@code [1-2, 5-9]}, <code>{a, b}</code>. */
    String text();

    static Amount of(JsonNode resource) {
        return switch (resource.path("type").asText()) {
            case "SCALAR" ->
                Thousandths.of(resource.path("scalar").path("value").decimalValue());
            case "RANGES" ->
                Spans.of(Json.stream(resource.path("ranges").path("range"))
                        .map(range -> new Span(
                                range.path("begin").asLong(), range.path("end").asLong()))
                        .toList());
            default ->
                new Names(Json.stream(resource.path("set").path("item"))
                        .map(JsonNode::asText)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        };
    }

    /** As resources are written on a command line: {@code 0.5}, {@code [1-2]}, <code>{a,b}</code>. */
    static Amount parse(String text) {
        if (text.startsWith("[")) {
            return Spans.of(List.of(text.substring(1, text.length() - 1).split(",")).stream()
                    .map(range -> range.trim().split("-"))
                    .map(ends -> new Span(Long.parseLong(ends[0].trim()), Long.parseLong(ends[1].trim())))
                    .toList());
        }
        if (text.startsWith("{")) {
            return new Names(List.of(text.substring(1, text.length() - 1).split(",")).stream()
                    .map(String::trim)
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        return Thousandths.of(new BigDecimal(text));
    }

    /** A number, kept in thousandths. */
    record Thousandths(long count) implements Amount {
        static Thousandths of(BigDecimal value) {
            return new Thousandths(
                    value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue());
        }

        double value() {
            return count / 1000.0;
        }

        @Override
        public Amount plus(Amount other) {
            return new Thousandths(count + ((Thousandths) other).count);
        }

        @Override
        public Amount minus(Amount other) {
            return new Thousandths(count - ((Thousandths) other).count);
        }

        @Override
        public boolean contains(Amount other) {
            return count >= ((Thousandths) other).count;
        }

        @Override
        public boolean isEmpty() {
            return count <= 0;
        }

        @Override
        public void write(ObjectNode resource) {
            resource.put("type", "SCALAR").set("scalar", Json.object().put("value", value()));
        }

        @Override
        public String text() {
            return plain(BigDecimal.valueOf(count, 3));
        }

        static String plain(BigDecimal value) {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
    }

    /** Both ends belong to it. */
    record Span(long begin, long end) {
        @Override
        public String toString() {
            return begin + "-" + end;
        }
    }

    /** Ranges, sorted, no two of them touching. */
    record Spans(List<Span> spans) implements Amount {
        static Spans of(List<Span> any) {
            List<Span> sorted = new ArrayList<>(any);
            sorted.sort(Comparator.comparingLong(Span::begin));
            List<Span> merged = new ArrayList<>();
            for (Span next : sorted) {
                int last = merged.size() - 1;
                if (last >= 0 && merged.get(last).end() + 1 >= next.begin()) {
                    Span before = merged.get(last);
                    merged.set(last, new Span(before.begin(), Math.max(before.end(), next.end())));
                } else {
                    merged.add(next);
                }
            }
            return new Spans(List.copyOf(merged));
        }

        @Override
        public Amount plus(Amount other) {
            List<Span> both = new ArrayList<>(spans);
            both.addAll(((Spans) other).spans);
            return of(both);
        }

        @Override
        public Amount minus(Amount other) {
            List<Span> left = spans;
            for (Span hole : ((Spans) other).spans) {
                left = left.stream()
                        .flatMap(span -> without(span, hole).stream())
                        .toList();
            }
            return of(left);
        }

        private static List<Span> without(Span span, Span hole) {
            List<Span> left = new ArrayList<>();
            if (span.begin() < hole.begin()) {
                left.add(new Span(span.begin(), Math.min(span.end(), hole.begin() - 1)));
            }
            if (span.end() > hole.end()) {
                left.add(new Span(Math.max(span.begin(), hole.end() + 1), span.end()));
            }
            return left;
        }

        @Override
        public boolean contains(Amount other) {
            return ((Spans) other)
                    .spans.stream()
                            .allMatch(wanted -> spans.stream()
                                    .anyMatch(span -> span.begin() <= wanted.begin() && wanted.end() <= span.end()));
        }

        /** How many numbers. */
        long size() {
            return spans.stream()
                    .mapToLong(span -> span.end() - span.begin() + 1)
                    .sum();
        }

        @Override
        public boolean isEmpty() {
            return spans.isEmpty();
        }

        @Override
        public void write(ObjectNode resource) {
            ArrayNode range = Json.array();
            spans.forEach(
                    span -> range.add(Json.object().put("begin", span.begin()).put("end", span.end())));
            resource.put("type", "RANGES").set("ranges", Json.object("range", range));
        }

        @Override
        public String text() {
            return spans.toString();
        }
    }

    /** Items, in the order in which they came. */
    record Names(Set<String> items) implements Amount {
        @Override
        public Amount plus(Amount other) {
            Set<String> both = new LinkedHashSet<>(items);
            both.addAll(((Names) other).items);
            return new Names(both);
        }

        @Override
        public Amount minus(Amount other) {
            Set<String> left = new LinkedHashSet<>(items);
            left.removeAll(((Names) other).items);
            return new Names(left);
        }

        @Override
        public boolean contains(Amount other) {
            return items.containsAll(((Names) other).items);
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }

        @Override
        public void write(ObjectNode resource) {
            resource.put("type", "SET").set("set", Json.object("item", Json.strings(items)));
        }

        @Override
        public String text() {
            return "{" + String.join(", ", items) + "}";
        }
    }
}

package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which functions over which periods. Buckets start at multiples of the period since the epoch, and only those that
 * hold a point exist; period 0 is one bucket that starts where the range starts.
 *
 * @param functions some of avg, min, max, sum, count, in the order asked for
 * @param period seconds
 */
record Statistics(List<String> functions, long period) {
    private static final List<String> KNOWN = List.of("avg", "min", "max", "count", "sum");
    private static final long DEFAULT_PERIOD = 300;

    /** 3000 years: more than any range, and still a number of microseconds. */
    private static final long LONGEST_PERIOD = 100_000_000_000L;

    static Statistics from(QueryString query) {
        List<String> functions =
                names(query).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (functions.isEmpty()) {
            throw MonascaException.unprocessable("Missing statistics");
        }
        if (!KNOWN.containsAll(functions)) {
            throw MonascaException.unprocessable("Invalid statistic");
        }
        return new Statistics(
                functions, query.python("period").map(Statistics::period).orElse(DEFAULT_PERIOD));
    }

    /** A list in one parameter, or one each in several. */
    private static List<String> names(QueryString query) {
        return query.all("statistics").size() > 1 ? query.all("statistics") : query.list("statistics");
    }

    private static long period(JsonNode given) {
        long period = number(given.asText())
                .orElseThrow(() -> MonascaException.unprocessable("Period must be a valid integer"));
        if (period < 0) {
            throw MonascaException.unprocessable("Period must be a positive integer");
        }
        return Math.min(period, LONGEST_PERIOD);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text.strip()));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** The buckets that hold points, by their start in microseconds. */
    NavigableMap<Long, DoubleSummaryStatistics> buckets(List<Point> points, TimeRange range) {
        NavigableMap<Long, DoubleSummaryStatistics> buckets = new TreeMap<>();
        points.forEach(point -> buckets.computeIfAbsent(start(point, range), fresh -> new DoubleSummaryStatistics())
                .accept(point.value()));
        return buckets;
    }

    private long start(Point point, TimeRange range) {
        if (period == 0) {
            return range.from();
        }
        long width = period * Times.SECOND;
        return Math.floorDiv(point.micros(), width) * width;
    }

    /** The cells of one row, in the order asked for. */
    List<JsonNode> row(DoubleSummaryStatistics bucket) {
        return functions.stream().map(function -> cell(function, bucket)).toList();
    }

    private static JsonNode cell(String function, DoubleSummaryStatistics bucket) {
        return switch (function) {
            case "avg" -> DoubleNode.valueOf(bucket.getAverage());
            case "min" -> DoubleNode.valueOf(bucket.getMin());
            case "max" -> DoubleNode.valueOf(bucket.getMax());
            case "sum" -> DoubleNode.valueOf(bucket.getSum());
            default -> IntNode.valueOf((int) bucket.getCount());
        };
    }
}

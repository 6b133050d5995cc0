package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/*
 * The parameters that the metric routes share, read and checked in the order in which the server does it: with several
 * mistakes in one query the first one in this order is reported, and the limit comes last of all. A missing end is "no
 * limit"; an end without a start runs into a comparison with nothing, which the server reports as an error of its own.
 * The epoch as an end counts as none in this comparison. Dimension names and values are the exception: nobody compares
 * their times, and an end alone is ignored.
 */
record MetricQuery(QueryString query, Optional<String> name, DimensionFilter dimensions, TimeRange range) {
    static final int LIMIT = 10_000;

    /** Where the page starts and how many rows it has. */
    record Page(Optional<String> offset, int limit) {
        static Page from(QueryString query) {
            return new Page(query.value("offset"), limit(query));
        }

        private static int limit(QueryString query) {
            Optional<String> text = query.last("limit");
            if (text.filter(digits -> digits.isEmpty() || !digits.chars().allMatch(Character::isDigit))
                    .isPresent()) {
                throw MonascaException.unprocessable("Invalid limit", "Limit parameter must be a positive integer");
            }
            return text.map(BigInteger::new)
                    .map(limit -> limit.min(BigInteger.valueOf(LIMIT)).intValue())
                    .orElse(LIMIT);
        }
    }

    /** Reads offset and limit, and refuses a bad limit. */
    Page page() {
        return Page.from(query);
    }

    /** For the list of metrics: everything may be absent. */
    static MetricQuery ofList(QueryString query) {
        Optional<String> name = name(query);
        DimensionFilter dimensions = DimensionFilter.from(query);
        return new MetricQuery(query, name, dimensions, range(query));
    }

    /** For names: no time. */
    static MetricQuery ofNames(QueryString query) {
        DimensionFilter dimensions = DimensionFilter.from(query);
        return new MetricQuery(query, Optional.empty(), dimensions, TimeRange.ALL);
    }

    /** For dimension names: the name goes by another name. */
    static MetricQuery ofDimensions(QueryString query) {
        Optional<String> name = query.value("metric_name");
        DimensionFilter none = DimensionFilter.from(new QueryString(""));
        Optional<Long> start = time(query, "start_time");
        Optional<Long> end = time(query, "end_time");
        return new MetricQuery(query, name, none, TimeRange.of(start, start.isPresent() ? end : start));
    }

    /** For dimension values: which dimension is required. */
    static MetricQuery ofValues(QueryString query) {
        if (query.value("dimension_name").isEmpty()) {
            throw MonascaException.unprocessable("Missing dimension_name");
        }
        return ofDimensions(query);
    }

    /** For measurements and statistics: name and start are required. */
    static MetricQuery ofPoints(QueryString query) {
        Optional<String> name = name(query);
        if (name.isEmpty()) {
            throw MonascaException.unprocessable("Missing name");
        }
        DimensionFilter dimensions = DimensionFilter.from(query);
        if (query.value("start_time").isEmpty()) {
            throw MonascaException.unprocessable("Missing start time");
        }
        return new MetricQuery(query, name, dimensions, range(query));
    }

    private static Optional<String> name(QueryString query) {
        query.python("name").ifPresent(MetricRules::checkQueriedName);
        return query.value("name");
    }

    private static TimeRange range(QueryString query) {
        Optional<Long> start = time(query, "start_time");
        Optional<Long> end = time(query, "end_time");
        end.filter(time -> time != 0).ifPresent(time -> checkOrder(start, time));
        return TimeRange.of(start, end);
    }

    private static void checkOrder(Optional<Long> start, long end) {
        if (start.isEmpty()) {
            throw MonascaException.unexpected("'<' not supported between instances of 'NoneType' and 'float'");
        }
        if (start.get() >= end) {
            throw MonascaException.badRequest("start_time must be before end_time");
        }
    }

    private static Optional<Long> time(QueryString query, String parameter) {
        return query.python(parameter)
                .map(node -> node.isTextual() ? node : TextNode.valueOf(PythonText.repr(node)))
                .map(node -> Times.parse(node.asText()));
    }

    /** The series of that name and those dimensions. */
    Predicate<SeriesKey> series() {
        Predicate<SeriesKey> filter = dimensions.series();
        return key -> name.map(key.name()::equals).orElse(true) && filter.test(key);
    }

    /** True for every part of the word "true", in any case. */
    boolean merge() {
        return query.value("merge_metrics")
                .filter(value -> "true".contains(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    List<String> groupBy() {
        return query.list("group_by");
    }
}

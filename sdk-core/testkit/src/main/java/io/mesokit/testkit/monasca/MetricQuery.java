package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/*
 * The parameters that the metric routes share, read and checked in the order in which the server does it: with several
 * mistakes in one query the first one in this order is reported. A missing end is "no limit"; an end without a start
 * runs into a comparison with nothing, which the server reports as an error of its own.
 */
record MetricQuery(QueryString query, Optional<String> name, DimensionFilter dimensions, TimeRange range, Page page) {
    static final int LIMIT = 10_000;

    /** Where the page starts and how many rows it has. */
    record Page(Optional<String> offset, int limit) {
        static Page from(QueryString query) {
            return new Page(query.value("offset"), limit(query));
        }

        private static int limit(QueryString query) {
            Optional<String> text = query.value("limit");
            if (text.isEmpty()) {
                return LIMIT;
            }
            if (!text.get().chars().allMatch(Character::isDigit)) {
                throw MonascaException.unprocessable("Invalid limit", "Limit parameter must be a positive integer");
            }
            return text.get().length() > 5 ? LIMIT : Math.min(LIMIT, Integer.parseInt(text.get()));
        }
    }

    /** For the list of metrics: everything may be absent. */
    static MetricQuery ofList(QueryString query) {
        Optional<String> name = name(query);
        DimensionFilter dimensions = DimensionFilter.from(query);
        Page page = Page.from(query);
        return new MetricQuery(query, name, dimensions, range(query), page);
    }

    /** For names: no time. */
    static MetricQuery ofNames(QueryString query) {
        DimensionFilter dimensions = DimensionFilter.from(query);
        return new MetricQuery(query, Optional.empty(), dimensions, TimeRange.ALL, Page.from(query));
    }

    /** For dimension names and values: the name goes by another name. */
    static MetricQuery ofDimensions(QueryString query) {
        Optional<String> name = query.value("metric_name");
        DimensionFilter none = DimensionFilter.from(new QueryString(""));
        Page page = Page.from(query);
        return new MetricQuery(query, name, none, range(query), page);
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
        return new MetricQuery(query, name, dimensions, range(query), Page.from(query));
    }

    private static Optional<String> name(QueryString query) {
        query.python("name").ifPresent(MetricRules::checkQueriedName);
        return query.value("name");
    }

    private static TimeRange range(QueryString query) {
        Optional<Long> start = time(query, "start_time");
        Optional<Long> end = time(query, "end_time");
        if (end.isPresent() && start.isEmpty()) {
            throw MonascaException.unexpected("'<' not supported between instances of 'NoneType' and 'float'");
        }
        if (end.isPresent() && start.get() >= end.get()) {
            throw MonascaException.badRequest("start_time must be before end_time");
        }
        return TimeRange.of(start, end);
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

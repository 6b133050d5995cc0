package io.mesokit.monasca;

import io.mesokit.core.Request;
import io.mesokit.monasca.model.SeriesQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Queries as the server wants them in the URL, checked on the way: what it would misunderstand is refused. */
final class Parameters {
    private static final int MOST = 10_000;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Parameters() {}

    static Request series(Request request, SeriesQuery query) {
        Rules.name(query.name());
        Request named = request.query("name", query.name());
        Request filtered = dimensions(named, query.dimensions(), query.dimensionKeys());
        Request timed = times(filtered, Optional.of(query.start()), query.end());
        Request grouped = groupBy(timed, query.groupBy());
        Request merged = query.mergeMetrics() ? grouped.query("merge_metrics", true) : grouped;
        return page(merged, query.limit(), query.offset());
    }

    /**
     * {@code key:value} and {@code key}, with commas between; there is no way to write a comma in a value. A key named
     * twice is named once: the server would heed the last only.
     */
    static Request dimensions(Request request, Map<String, String> exact, List<String> present) {
        exact.forEach(Parameters::check);
        present.forEach(Parameters::key);
        String filter = Stream.concat(
                        exact.entrySet().stream().map(each -> each.getKey() + ":" + each.getValue()),
                        present.stream().filter(key -> !exact.containsKey(key)))
                .distinct()
                .collect(Collectors.joining(","));
        return filter.isEmpty() ? request : request.query("dimensions", filter);
    }

    private static void check(String key, String value) {
        Rules.dimension(key, value);
        key(key);
        if (value.indexOf('|') >= 0) {
            throw new IllegalArgumentException("the value \"" + value + "\" of dimension " + key
                    + " must not hold '|' in a query: the server takes it for a regular expression");
        }
    }

    private static void key(String key) {
        Rules.key(key);
        if (key.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the key \"" + key
                    + "\" of a dimension must not hold ':' in a query: the server takes what follows for the value");
        }
    }

    static Request times(Request request, Optional<Instant> start, Optional<Instant> end) {
        if (end.isPresent() && start.isEmpty()) {
            throw new IllegalArgumentException("end needs a start: the server fails without");
        }
        start.ifPresent(each -> range("start", each));
        end.ifPresent(each -> range("end", each));
        if (end.isPresent() && !millis(start.get()).isBefore(millis(end.get()))) {
            throw new IllegalArgumentException("start " + start.get() + " must be before end " + end.get());
        }
        return request.query("start_time", start.map(Parameters::millis))
                .query("end_time", end.map(Parameters::millis));
    }

    /** Instants print themselves as the server reads them, once they are no finer than it knows. */
    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void range(String what, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(what + " must be in the years 1 to 9999: " + time);
        }
    }

    private static Request groupBy(Request request, List<String> keys) {
        keys.stream().filter(each -> !each.equals("*")).forEach(Rules::key);
        return keys.isEmpty() ? request : request.query("group_by", String.join(",", keys));
    }

    static Request page(Request request, OptionalInt limit, Optional<String> offset) {
        if (limit.isPresent() && (limit.getAsInt() < 1 || limit.getAsInt() > MOST)) {
            throw new IllegalArgumentException("limit must be 1 to 10000: " + limit.getAsInt());
        }
        Request limited = limit.isPresent() ? request.query("limit", limit.getAsInt()) : request;
        return limited.query("offset", offset);
    }
}

package io.mesokit.testkit.monasca;

import io.mesokit.testkit.monasca.MetricStore.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/*
 * Which points make one element of an answer.
 *
 * Without merge_metrics and group_by exactly one series may match, whenever its points are: two are a 409 even if one
 * of them has nothing in the range. With merge_metrics all series flow into one. With group_by there is one group per
 * combination of values of the grouped keys, where a key that a series lacks counts as "", and '*' stands for every key
 * that any series of that name has; groups come in the order of these values. Groups without points are left out.
 */
final class SeriesGroups {
    /** One element to be: its dimensions as they will be shown, and its points by time. */
    record Group(Map<String, String> dimensions, List<Point> points) {}

    private final MetricStore store;

    SeriesGroups(MetricStore store) {
        this.store = store;
    }

    /** The groups with points in the range. */
    List<Group> of(String project, MetricQuery query, TimeRange range) {
        List<Slice> slices = store.slices(project, query.series(), range);
        return groups(project, query, slices).stream()
                .filter(group -> !group.points().isEmpty())
                .toList();
    }

    private List<Group> groups(String project, MetricQuery query, List<Slice> slices) {
        if (!query.groupBy().isEmpty()) {
            return byKeys(keys(project, query), slices);
        }
        if (query.merge()) {
            return List.of(new Group(query.dimensions().pairs(), byTime(slices.stream())));
        }
        if (slices.size() > 1) {
            throw MonascaException.multipleMetrics();
        }
        return slices.stream()
                .map(slice -> new Group(slice.key().dimensions(), List.copyOf(slice.points())))
                .toList();
    }

    private Collection<String> keys(String project, MetricQuery query) {
        if (!query.groupBy().contains("*")) {
            return query.groupBy().stream().sorted().distinct().toList();
        }
        return store.slices(project, key -> query.name().map(key.name()::equals).orElse(true), TimeRange.ALL).stream()
                .flatMap(slice -> slice.key().dimensions().keySet().stream())
                .sorted()
                .distinct()
                .toList();
    }

    private static List<Group> byKeys(Collection<String> keys, List<Slice> slices) {
        Map<List<String>, List<Slice>> grouped = new LinkedHashMap<>();
        slices.forEach(slice -> grouped.computeIfAbsent(values(keys, slice), fresh -> new ArrayList<>())
                .add(slice));
        return grouped.entrySet().stream()
                .sorted(Comparator.comparing(entry -> String.join("\u0000", entry.getKey())))
                .map(entry -> new Group(dimensions(keys, entry.getKey()), byTime(entry.getValue().stream())))
                .toList();
    }

    private static List<String> values(Collection<String> keys, Slice slice) {
        return keys.stream()
                .map(key -> slice.key().dimensions().getOrDefault(key, ""))
                .toList();
    }

    private static Map<String, String> dimensions(Collection<String> keys, List<String> values) {
        Map<String, String> dimensions = new TreeMap<>();
        int index = 0;
        for (String key : keys) {
            dimensions.put(key, values.get(index++));
        }
        return dimensions;
    }

    private static List<Point> byTime(Stream<Slice> slices) {
        return slices.flatMap(slice -> slice.points().stream())
                .sorted(Comparator.comparingLong(Point::micros))
                .collect(Collectors.toList());
    }
}

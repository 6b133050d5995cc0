package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.monasca.SeriesGroups.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/*
 * Measurements and statistics, a page at a time, as lossy as the original on InfluxDB.
 *
 * Each group yields at most limit + 1 rows. The groups are laid out one after the other; the page is full within the
 * first group that has as many rows as are left, an exact fit included, so that an empty page may follow. The offset of
 * the next page is a time, and it applies to all groups alike: rows of later groups before that time are never seen.
 * For statistics the server adds one period to the offset and asks for points strictly after that, which loses a bucket
 * whose only point lies exactly on its start.
 */
final class PointQueries {
    private static final int OFFSET_LENGTH = 20;

    private final SeriesGroups groups;

    PointQueries(MetricStore store) {
        this.groups = new SeriesGroups(store);
    }

    /** One element before it is cut to the page. */
    private record Element(ObjectNode head, String rowsName, List<ArrayNode> rows) {
        ObjectNode cut(int limit) {
            ObjectNode element = head.deepCopy();
            ArrayNode kept = element.putArray(rowsName);
            rows.stream().limit(limit).forEach(kept::add);
            return element;
        }

        /** The time of the last row that fits; with limit 0 of the last one that was read. */
        String lastTime(int limit) {
            int index = limit == 0 ? rows.size() - 1 : limit - 1;
            return rows.get(index).path(0).asText();
        }
    }

    ObjectNode measurements(String project, MetricQuery query, Links links) {
        Optional<SeriesOffset> offset = query.page().offset().map(SeriesOffset::parse);
        TimeRange range = offset.map(at -> query.range().after(at.micros())).orElse(query.range());
        long id = offset.map(SeriesOffset::index).orElse(0L);
        List<Element> elements = new ArrayList<>();
        for (Group group : groups.of(project, query, range)) {
            elements.add(
                    measurements(head(query, id++, group), group, query.page().limit()));
        }
        return page(elements, query.page().limit(), new Next(links, true));
    }

    private static Element measurements(ObjectNode head, Group group, int limit) {
        List.of("timestamp", "value", "value_meta").forEach(head.putArray("columns")::add);
        List<ArrayNode> rows =
                group.points().stream().limit(limit + 1L).map(PointQueries::row).toList();
        return new Element(head, "measurements", rows);
    }

    private static ArrayNode row(Point point) {
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        return row.add(Times.measurement(point.micros())).add(point.value()).add(point.meta());
    }

    ObjectNode statistics(String project, MetricQuery query, Links links) {
        Statistics statistics = Statistics.from(query.query());
        TimeRange range = query.page()
                .offset()
                .map(offset -> query.range().after(bucketOffset(offset, statistics)))
                .orElse(query.range());
        List<Element> elements = new ArrayList<>();
        long id = 0;
        for (Group group : groups.of(project, query, range)) {
            ObjectNode head = head(query, id++, group);
            ArrayNode columns = head.putArray("columns").add("timestamp");
            statistics.functions().forEach(columns::add);
            elements.add(new Element(
                    head,
                    "statistics",
                    rows(statistics, new Bounds(range, query.page().limit()), group)));
        }
        return page(elements, query.page().limit(), new Next(links, false));
    }

    private record Bounds(TimeRange range, int limit) {}

    private static List<ArrayNode> rows(Statistics statistics, Bounds bounds, Group group) {
        return statistics.buckets(group.points(), bounds.range()).entrySet().stream()
                .limit(bounds.limit() + 1L)
                .map(bucket -> {
                    ArrayNode row = JsonNodeFactory.instance.arrayNode().add(Times.bucket(bucket.getKey()));
                    return row.addAll(statistics.row(bucket.getValue()));
                })
                .toList();
    }

    private static long bucketOffset(String offset, Statistics statistics) {
        String time = offset.contains("_") ? offset.split("_", -1)[1] : offset;
        return Optional.of(time)
                        .filter(text -> text.length() == OFFSET_LENGTH && text.endsWith("Z"))
                        .flatMap(Times::tryParse)
                        .orElseThrow(() -> MonascaException.repository(
                                "time data " + PythonText.quoted(time) + " does not match format '%Y-%m-%dT%H:%M:%SZ'"))
                + statistics.period() * Times.SECOND;
    }

    private static ObjectNode head(MetricQuery query, long id, Group group) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("name", query.name().orElse(""));
        head.put("id", String.valueOf(id));
        ObjectNode dimensions = head.putObject("dimensions");
        for (Map.Entry<String, String> pair : group.dimensions().entrySet()) {
            dimensions.put(pair.getKey(), pair.getValue());
        }
        return head;
    }

    /** How the next link is written: with the number of the series in front of the time, or without. */
    private record Next(Links links, boolean withSeries) {
        ArrayNode of(Element last, int limit) {
            String prefix = withSeries ? last.head().path("id").asText() + "_" : "";
            return links.of(Optional.of(Links.quoted(prefix + last.lastTime(limit))));
        }
    }

    private static ObjectNode page(List<Element> elements, int limit, Next next) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        int left = limit;
        for (Element element : elements) {
            shown.add(element.cut(left));
            if (element.rows().size() >= left) {
                return MetricLists.root(next.of(element, left), shown);
            }
            left -= element.rows().size();
        }
        return MetricLists.root(next.links().of(Optional.empty()), shown);
    }
}

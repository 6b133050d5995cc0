package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.monasca.MetricQuery.Page;
import io.mesokit.testkit.monasca.MetricStore.Slice;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The routes that say which series there are: metrics, names, dimension names, dimension values. */
final class MetricLists {
    private final MetricStore store;

    MetricLists(MetricStore store) {
        this.store = store;
    }

    /** Pages by running number. The time filter comes after the limit, so that a page may be short and not the last. */
    ObjectNode metrics(String project, MetricQuery query, Links links) {
        Page asked = query.page();
        long first = asked.offset().map(MetricLists::next).orElse(0L);
        int limit = asked.limit();
        List<Slice> page = store.slices(project, query.series(), query.range()).stream()
                .skip(first)
                .limit(limit + 1L)
                .filter(slice -> query.range().isAll() || !slice.points().isEmpty())
                .toList();
        boolean more = page.size() > limit;
        long last = first + (limit == 0 ? page.size() : limit) - 1;
        return root(
                links.of(more ? Optional.of(String.valueOf(last)) : Optional.empty()),
                elements(page.subList(0, more ? limit : page.size()), first));
    }

    private static ArrayNode elements(List<Slice> page, long firstId) {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        long id = firstId;
        for (Slice slice : page) {
            ObjectNode element = elements.addObject();
            element.put("id", String.valueOf(id++));
            element.put("name", slice.key().name());
            ObjectNode dimensions = element.putObject("dimensions");
            slice.key().dimensions().forEach(dimensions::put);
        }
        return elements;
    }

    /** The number after the last one seen. */
    private static long next(String offset) {
        BigInteger next = integer(offset).add(BigInteger.ONE);
        if (next.signum() < 0) {
            throw MonascaException.repository("400: {\"error\":\"error parsing query: found -, expected integer\"}");
        }
        if (next.bitLength() >= Long.SIZE) {
            throw MonascaException.repository("400: {\"error\":\"error parsing query: unable to parse integer\"}");
        }
        return next.longValue();
    }

    private static BigInteger integer(String offset) {
        try {
            return new BigInteger(offset.strip());
        } catch (NumberFormatException malformed) {
            throw MonascaException.repository("invalid literal for int() with base 10: " + PythonText.quoted(offset));
        }
    }

    ObjectNode names(String project, MetricQuery query, Links links) {
        Page asked = query.page();
        List<String> names = store.slices(project, query.series(), TimeRange.ALL).stream()
                .map(slice -> slice.key().name())
                .distinct()
                .toList();
        return byValue(new Values("name", names), asked, links);
    }

    ObjectNode dimensionNames(String project, MetricQuery query, Links links) {
        Page asked = query.page();
        List<String> names = existing(project, query).stream()
                .flatMap(slice -> slice.key().dimensions().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        return byValue(new Values("dimension_name", names), asked, links);
    }

    /** A value comes once per metric name that has it, as the database reports it. */
    ObjectNode dimensionValues(String project, MetricQuery query, Links links) {
        Page asked = query.page();
        String dimension = query.query().value("dimension_name").orElse("");
        List<String> values = existing(project, query).stream()
                .filter(slice -> slice.key().dimensions().containsKey(dimension))
                .map(slice ->
                        List.of(slice.key().name(), slice.key().dimensions().get(dimension)))
                .distinct()
                .map(pair -> pair.get(1))
                .sorted()
                .toList();
        return byValue(new Values("dimension_value", values), asked, links);
    }

    private List<Slice> existing(String project, MetricQuery query) {
        return store.slices(project, query.series(), query.range()).stream()
                .filter(slice -> query.range().isAll() || !slice.points().isEmpty())
                .toList();
    }

    private record Values(String member, List<String> all) {}

    /** Pages by the last value seen, which need not exist and goes into the link as it is. */
    private static ObjectNode byValue(Values values, Page asked, Links links) {
        if (values.all().isEmpty()) {
            return root(links.of(Optional.empty()), JsonNodeFactory.instance.arrayNode());
        }
        List<String> rest = after(values.all(), asked.offset());
        int limit = asked.limit();
        boolean more = rest.size() > limit;
        if (more && limit == 0) {
            throw MonascaException.unexpected("list index out of range");
        }
        List<String> page = more ? rest.subList(0, limit) : rest;
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        page.forEach(value -> elements.addObject().put(values.member(), value));
        return root(links.of(more ? Optional.of(page.get(limit - 1)) : Optional.empty()), elements);
    }

    private static List<String> after(List<String> values, Optional<String> offset) {
        if (offset.isEmpty()) {
            return values;
        }
        String from = offset.get().toLowerCase(Locale.ROOT);
        for (int i = 0; i < values.size(); i++) {
            int order = values.get(i).compareTo(from);
            if (order >= 0) {
                return values.subList(order == 0 ? i + 1 : i, values.size());
            }
        }
        return List.of();
    }

    static ObjectNode root(ArrayNode links, ArrayNode elements) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("links", links);
        root.set("elements", elements);
        return root;
    }
}

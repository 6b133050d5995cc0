package io.mesokit.examples.top;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A line of a table before it is laid out.
 *
 * @param cells one for each column of the page
 * @param fields what a {@link Query} looks into
 * @param bad whether it is to catch the eye
 */
record Row(List<String> cells, Map<String, String> fields, Usage used, double age, String name, boolean bad) {
    static Comparator<Row> order(Sort sort, boolean reversed) {
        Comparator<Row> order = switch (sort) {
            case CPUS -> Comparator.comparingDouble((Row row) -> -row.used.cpus());
            case MEM -> Comparator.comparingDouble((Row row) -> -row.used.mem());
            case AGE -> Comparator.comparingDouble((Row row) -> -row.age);
            case NAME -> Comparator.comparing(Row::name);
        };
        return (reversed ? order.reversed() : order).thenComparing(Row::name);
    }
}

package io.mesokit.testkit.monasca;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What makes a series: the name and all dimensions. Ordered as InfluxDB lists series: by name, then by written tags.
 */
record SeriesKey(String name, TreeMap<String, String> dimensions, String tags) implements Comparable<SeriesKey> {

    static SeriesKey of(String name, Map<String, String> dimensions) {
        TreeMap<String, String> sorted = new TreeMap<>(dimensions);
        String tags = sorted.entrySet().stream()
                .map(pair -> escaped(pair.getKey()) + "=" + escaped(pair.getValue()))
                .collect(Collectors.joining(","));
        return new SeriesKey(name, sorted, tags);
    }

    private static String escaped(String text) {
        return text.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
    }

    @Override
    public int compareTo(SeriesKey other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : tags.compareTo(other.tags);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + tags.hashCode();
    }
}

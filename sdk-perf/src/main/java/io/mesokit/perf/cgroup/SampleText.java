package io.mesokit.perf.cgroup;

import io.mesokit.perf.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A sample for people. */
final class SampleText {
    private SampleText() {}

    static String of(CgroupSample sample, Set<Metric> metrics) {
        StringBuilder text = new StringBuilder();
        Map<String, List<String>> absent = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Reading reading = sample.reading(metric);
            String value = value(metric, reading);
            if (value.isEmpty()) {
                absent.computeIfAbsent(reason(reading), reason -> new ArrayList<>())
                        .add(metric.label());
            } else {
                text.append(String.format(Locale.ROOT, "%-40s %s%n", metric.label(), value));
            }
        }
        absent.forEach((reason, names) -> text.append("not there: ")
                .append(String.join(", ", names))
                .append(": ")
                .append(reason)
                .append(System.lineSeparator()));
        return text.toString().stripTrailing();
    }

    private static String value(Metric metric, Reading reading) {
        if (reading instanceof Reading.Measured measured) {
            return measured.value() + inWords(metric, measured.value());
        }
        return reading instanceof Reading.Unlimited ? "unlimited" : "";
    }

    private static String inWords(Metric metric, long value) {
        String name = metric.name();
        if (name.endsWith("_NANOS")) {
            return String.format(Locale.ROOT, " (%.3f s)", value / 1e9);
        }
        if (name.endsWith("_BYTES")) {
            return String.format(Locale.ROOT, " (%.1f MiB)", value / (double) (1 << 20));
        }
        return name.endsWith("_BASIS_POINTS") ? String.format(Locale.ROOT, " (%.2f %%)", value / 100.0) : "";
    }

    private static String reason(Reading reading) {
        if (reading instanceof Reading.Unsupported unsupported) {
            return unsupported.reason();
        }
        return reading instanceof Reading.NotMeasurable not ? not.reason() : "gone";
    }
}

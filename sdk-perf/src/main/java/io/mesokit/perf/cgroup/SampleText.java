package io.mesokit.perf.cgroup;

import io.mesokit.perf.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A sample for people: a line per controller, then what is not there, once per reason. */
final class SampleText {
    private final CgroupSample sample;
    private final Map<Controller, List<String>> values = new EnumMap<>(Controller.class);
    private final Map<String, Set<Metric>> absent = new LinkedHashMap<>();

    private SampleText(CgroupSample sample) {
        this.sample = sample;
    }

    static String of(CgroupSample sample, Set<Metric> metrics) {
        SampleText text = new SampleText(sample);
        metrics.forEach(text::add);
        List<String> lines = new ArrayList<>();
        text.values.forEach((controller, parts) ->
                lines.add(String.format(Locale.ROOT, "%-9s%s", title(controller), String.join(", ", parts))));
        if (!sample.nodes().isEmpty()) {
            lines.add("nodes    " + nodes(sample.nodes()));
        }
        text.absent.forEach((reason, without) -> lines.add("without  " + names(without, metrics) + ": " + reason));
        return String.join(System.lineSeparator(), lines);
    }

    private void add(Metric metric) {
        Reading reading = sample.reading(metric);
        // CPU time is one thing for people, whichever controller counts it.
        Controller controller = metric.controller() == Controller.CPUACCT ? Controller.CPU : metric.controller();
        String name =
                metric.label().replaceFirst("^" + title(controller) + "_", "").replace("_pressure_", "_");
        if (reading instanceof Reading.Measured measured) {
            put(controller, inWords(name, measured.value()));
        } else if (reading instanceof Reading.Unlimited) {
            put(controller, withoutUnit(name) + " unlimited");
        } else {
            absent.computeIfAbsent(reason(reading), reason -> EnumSet.noneOf(Metric.class))
                    .add(metric);
        }
    }

    private static String nodes(List<NodeMemory> nodes) {
        return nodes.stream()
                .map(each -> each.node() + " lru " + bytes(each.bytes()))
                .collect(Collectors.joining(", "));
    }

    /** A controller stands for all of its metrics that were asked for. */
    private static String names(Set<Metric> without, Set<Metric> asked) {
        Set<String> names = new LinkedHashSet<>();
        for (Metric metric : without) {
            Set<Metric> siblings = EnumSet.copyOf(Metric.of(metric.controller()));
            siblings.retainAll(asked);
            names.add(without.containsAll(siblings) ? title(metric.controller()) : metric.label());
        }
        return String.join(", ", names);
    }

    private void put(Controller controller, String part) {
        values.computeIfAbsent(controller, each -> new ArrayList<>()).add(part);
    }

    private static String title(Controller controller) {
        return controller.name().toLowerCase(Locale.ROOT);
    }

    private static String inWords(String name, long value) {
        String what = withoutUnit(name);
        if (name.endsWith("_nanos")) {
            return String.format(Locale.ROOT, "%s %.3f s", what, value / 1e9);
        }
        if (name.endsWith("_bytes")) {
            return what + " " + bytes(value);
        }
        if (name.endsWith("_basis_points")) {
            return String.format(Locale.ROOT, "%s %.2f %%", what, value / 100.0);
        }
        return what + " " + value + (name.endsWith("_micros") ? " µs" : "");
    }

    private static String withoutUnit(String name) {
        return name.replaceFirst("_(nanos|micros|bytes|basis_points)$", "");
    }

    private static String bytes(long value) {
        return value < 1 << 20 ? value + " B" : String.format(Locale.ROOT, "%.1f MiB", value / (double) (1 << 20));
    }

    private static String reason(Reading reading) {
        if (reading instanceof Reading.Unsupported unsupported) {
            return unsupported.reason();
        }
        return reading instanceof Reading.NotMeasurable not ? not.reason() : "gone";
    }
}

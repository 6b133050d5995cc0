package io.mesokit.perf.cgroup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A group for people: one line per place, and what is missing. */
final class CgroupText {
    private CgroupText() {}

    static String of(Cgroup group) {
        StringBuilder text = new StringBuilder("cgroup " + group.path());
        group.process().ifPresent(process -> text.append(" of process ").append(process.pid()));
        Map<String, StringJoiner> lines = new LinkedHashMap<>();
        for (Controller controller : Controller.values()) {
            lines.computeIfAbsent(where(group, controller), where -> new StringJoiner(", "))
                    .add(controller.name().toLowerCase(Locale.ROOT));
        }
        lines.forEach((where, controllers) -> text.append(String.format("%n  %-24s %s", controllers, where)));
        return text.toString();
    }

    private static String where(Cgroup group, Controller controller) {
        return group.place(controller)
                .map(place -> place.version() + " " + place.path()
                        + (group.isOwn(controller) ? " in " + place.directory() : ": the root, shared with all"))
                .orElseGet(() -> "missing: " + group.reason(controller));
    }
}

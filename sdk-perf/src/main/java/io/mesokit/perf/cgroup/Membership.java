package io.mesokit.perf.cgroup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which groups a process is in: {@code /proc/PID/cgroup}, see cgroups(7). */
record Membership(List<Line> lines) {

    static Membership parse(List<String> text) {
        return new Membership(
                text.stream().flatMap(line -> Line.parse(line).stream()).toList());
    }

    /** The path in the version 1 hierarchy that has the controller. */
    Optional<String> v1(String controller) {
        return lines.stream()
                .filter(line -> line.controllers.contains(controller))
                .map(Line::path)
                .findFirst();
    }

    Optional<String> v2() {
        return lines.stream().filter(Line::unified).map(Line::path).findFirst();
    }

    /** If the kernel says that the group was removed: its last process is one that has ended. */
    boolean isOfRemoved() {
        return lines.stream().anyMatch(line -> line.path.endsWith(" (deleted)"));
    }

    /** The same hierarchies, and in each of them this path. */
    Membership movedTo(String path) {
        return new Membership(lines.stream()
                .map(line -> new Line(line.unified, line.controllers, path))
                .toList());
    }

    record Line(boolean unified, List<String> controllers, String path) {
        /** A path may have colons of its own. */
        static Optional<Line> parse(String text) {
            String[] part = text.split(":", 3);
            if (part.length < 3) {
                return Optional.empty();
            }
            List<String> controllers = part[1].isEmpty() ? List.of() : Arrays.asList(part[1].split(","));
            return Optional.of(new Line(part[0].equals("0") && part[1].isEmpty(), controllers, part[2]));
        }
    }
}

package io.mesokit.perf.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The control-group hierarchies among the mounts: {@code /proc/PID/mountinfo}, see proc_pid_mountinfo(5). */
final class MountTable {
    private final List<Mount> hierarchies;

    private MountTable(List<Mount> hierarchies) {
        this.hierarchies = hierarchies;
    }

    static MountTable parse(List<String> lines) {
        List<Mount> all =
                lines.stream().flatMap(line -> Mount.parse(line).stream()).toList();
        return new MountTable(all.stream()
                .filter(mount -> mount.type.equals("cgroup") || mount.type.equals("cgroup2"))
                .filter(mount -> !hidden(mount, all))
                .toList());
    }

    /** Something was mounted over it, or over what it is mounted on. */
    private static boolean hidden(Mount mount, List<Mount> all) {
        Map<Integer, Mount> byId = new HashMap<>();
        all.forEach(each -> byId.put(each.id, each));
        // A list of mounts that refers to itself is broken; as many steps as there are mounts are enough for any other.
        Mount at = mount;
        Mount cameFrom = mount;
        for (int step = 0; step < all.size() && at != null; step++) {
            if (isCovered(at, cameFrom, all)) {
                return true;
            }
            cameFrom = at;
            at = byId.get(at.parent);
        }
        return false;
    }

    /** What we came from stands on it, and may itself be what covers it. */
    private static boolean isCovered(Mount under, Mount cameFrom, List<Mount> all) {
        return all.stream()
                .anyMatch(over -> over.id != cameFrom.id && over.parent == under.id && over.point.equals(under.point));
    }

    boolean isEmpty() {
        return hierarchies.isEmpty();
    }

    /** Those of version 1 with this controller. */
    List<Mount> v1(String controller) {
        return hierarchies.stream()
                .filter(mount -> mount.type.equals("cgroup") && mount.options.contains(controller))
                .toList();
    }

    List<Mount> v2() {
        return hierarchies.stream()
                .filter(mount -> mount.type.equals("cgroup2"))
                .toList();
    }

    /** One mount: which part of its file system is seen ({@code root}), and where. */
    record Mount(int id, int parent, String root, String point, String type, Set<String> options) {
        static Optional<Mount> parse(String line) {
            String[] field = line.split(" ");
            int dash = Arrays.asList(field).indexOf("-");
            if (dash < 6 || field.length < dash + 4) {
                return Optional.empty();
            }
            return Optional.of(new Mount(
                    Integer.parseInt(field[0]),
                    Integer.parseInt(field[1]),
                    unescape(field[3]),
                    unescape(field[4]),
                    field[dash + 1],
                    Set.copyOf(Arrays.asList(field[dash + 3].split(",")))));
        }

        /** Space, tab, newline and backslash are octal: {@code \040}. */
        private static String unescape(String text) {
            StringBuilder result = new StringBuilder();
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '\\' && text.length() >= at + 4) {
                    result.append((char) Integer.parseInt(text.substring(at + 1, at + 4), 8));
                    at += 3;
                } else {
                    result.append(c);
                }
            }
            return result.toString();
        }

        /** Where a group is below the mount point; empty if this mount does not show it. */
        Optional<String> below(String path) {
            String rest = root.equals("/") ? path : path.startsWith(root) ? path.substring(root.length()) : "?";
            boolean within = rest.isEmpty() || rest.startsWith("/");
            boolean outside = rest.equals("/..") || rest.startsWith("/../");
            return within && !outside ? Optional.of(rest.substring(Math.min(1, rest.length()))) : Optional.empty();
        }

        Path pointUnder(Path base) {
            return base.resolve(point.substring(1));
        }
    }
}

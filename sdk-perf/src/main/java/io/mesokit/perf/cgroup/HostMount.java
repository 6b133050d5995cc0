package io.mesokit.perf.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hierarchy mounted from further up than the root of this process's cgroup namespace. The kernel calls its root {@code
 * /../..}, by how far up it is, and a group beside the namespace {@code /../other}; what is between is called nothing.
 * So it is looked for: the group above both is the one that has the namespace's root below it, told by its inode.
 *
 * @param point where it is mounted
 * @param levels how far below that the namespace's root is
 */
record HostMount(Path point, int levels) {
    private static final String UP = "/..";

    /** The directory of a group beside the namespace; empty if it is not there, or the path is within the namespace. */
    Optional<Path> find(String path, Inode namespace) {
        int up = up(path);
        String rest = path.substring(Math.min(path.length(), up * UP.length() + 1));
        return up == 0 || up >= levels
                ? Optional.empty()
                : below(point, levels - up)
                        .filter(above -> Files.isDirectory(above.resolve(rest)))
                        .filter(above -> below(above, up)
                                .anyMatch(each -> Inode.of(each).stream().anyMatch(namespace::equals)))
                        .map(above -> above.resolve(rest))
                        .findFirst();
    }

    /** How many levels a path goes up before it goes down. */
    static int up(String path) {
        int levels = 0;
        while ((path + "/").startsWith(UP + "/", levels * UP.length())) {
            levels++;
        }
        return levels;
    }

    private static Stream<Path> below(Path directory, int levels) {
        return levels == 0
                ? Stream.of(directory)
                : OwnCgroup.children(directory).stream().flatMap(each -> below(each, levels - 1));
    }
}

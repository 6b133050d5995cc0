package io.mesokit.perf.cgroup;

import java.nio.file.Path;

/**
 * Where one controller keeps a group.
 *
 * @param controller whose place it is
 * @param version of the hierarchy
 * @param path of the group in its hierarchy, as {@code /proc/PID/cgroup} tells it: seen from this process's cgroup
 *     namespace
 * @param directory with the controller's files
 * @param mountPoint of the hierarchy, at or above the directory; what is above it cannot be seen from here
 * @param device of the file system; with the inode, which group it is: one made anew at the same path has another
 * @param inode of the directory
 */
public record Place(
        Controller controller, Version version, String path, Path directory, Path mountPoint, long device, long inode) {
    private static final long INODE_OF_THE_ROOT = 1;

    /**
     * If it is the root of its hierarchy, or of this process's cgroup namespace: it counts the whole machine, or all of
     * this container.
     */
    public boolean isRoot() {
        // From within a namespace the real root is called /.. or longer.
        return path.equals("/") || inode == INODE_OF_THE_ROOT;
    }
}

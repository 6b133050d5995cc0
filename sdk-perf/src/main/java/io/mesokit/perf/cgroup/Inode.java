package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which directory it really is. The kernel numbers groups by their inodes, and hands a number out once. */
record Inode(long device, long number) {
    /** Empty if there is nothing at the path. */
    static Optional<Inode> of(Path path) {
        try {
            Map<String, Object> attributes = Files.readAttributes(path, "unix:ino,dev");
            return Optional.of(new Inode(number(attributes, "dev"), number(attributes, "ino")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static boolean isStill(Place place) {
        return of(place.directory())
                .filter(now -> now.number == place.inode() && now.device == place.device())
                .isPresent();
    }
}

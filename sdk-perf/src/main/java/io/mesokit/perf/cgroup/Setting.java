package io.mesokit.perf.cgroup;

import java.nio.file.Path;

/** Something that is written and read back as one text; {@code max} is no limit, in both versions. */
interface Setting {
    /** To name it by. */
    Path file();

    /**
     * What it is now.
     *
     * @throws CgroupException.Gone if the group is no more
     * @throws CgroupException.Unsupported if the group has no such file
     */
    String read();

    /** Writes it; throws every kind of {@link CgroupException}. */
    void write(String value);
}

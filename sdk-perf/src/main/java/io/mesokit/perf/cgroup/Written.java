package io.mesokit.perf.cgroup;

import java.nio.file.Path;

/**
 * What became of a value that was written. The kernel takes some values and keeps others: it clamps shares, rounds
 * memory down to pages, and grants no processors that the group above does not have.
 *
 * @param file that was written
 * @param before what it held; {@code max} for no limit
 * @param asked what was written
 * @param got what it holds now, read back; of processors and memory nodes in version 2, what is granted of it
 */
public record Written(Path file, String before, String asked, String got) {
    /** If the kernel, or somebody else meanwhile, made something else of it. */
    public boolean isOther() {
        return !asked.equals(got);
    }
}

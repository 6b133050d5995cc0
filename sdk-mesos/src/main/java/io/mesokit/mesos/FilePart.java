package io.mesokit.mesos;

import io.mesokit.mesos.model.Bytes;

/**
 * A part of a file. Immutable.
 *
 * @param offset where it begins, in bytes
 * @param data the bytes; none beyond the end, and never more than 64 KiB at once
 * @param size how large the whole file was, in bytes
 */
public record FilePart(long offset, Bytes data, long size) {
    /** Where the next part begins. */
    public long end() {
        return offset + data.size();
    }

    /** Whether nothing follows, as the file was then. */
    public boolean isLast() {
        return end() >= size || data.size() == 0;
    }

    /** Such as {@code bytes 0 to 100 of 2000}; not the content. */
    @Override
    public String toString() {
        return "bytes " + offset + " to " + end() + " of " + size;
    }
}

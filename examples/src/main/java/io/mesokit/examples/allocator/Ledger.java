package io.mesokit.examples.allocator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import io.mesokit.core.spi.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was changed, in a file, so that it can be put back after a crash. An entry is on disk before the kernel is told.
 * For one thread.
 */
final class Ledger {
    /**
     * A group whose shares were changed.
     *
     * @param path of the group
     * @param device of its directory
     * @param inode of its directory: a group made anew at the same path has another, and is none of ours
     * @param original what was there before we came
     * @param before what was there before the last change, as long as it is not known to be made; then the same as
     *     {@code written}
     * @param written what it was changed to
     */
    record Entry(
            @JsonProperty("path") String path,
            @JsonProperty("device") long device,
            @JsonProperty("inode") long inode,
            @JsonProperty("original") long original,
            @JsonProperty("before") long before,
            @JsonProperty("written") long written) {

        /** Whether a value is ours; if not, somebody else has set it since. */
        boolean wrote(long value) {
            return value == written || value == before;
        }

        /** What was ours before is anybody's now: the Mesos agent may set just that. */
        private Entry made() {
            return new Entry(path, device, inode, original, written, written);
        }
    }

    /** Where a ledger is kept. */
    interface Disk {
        /** When it returns it has this text, and no other; if it cannot, it has the one before. */
        void keep(byte[] text) throws IOException;
    }

    private final Path file;
    private final Disk disk;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean behind;

    private Ledger(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /**
     * Opens a ledger, which may have entries of an allocator that did not end in order.
     *
     * @throws IllegalArgumentException if the file is not one
     */
    static Ledger open(Path file) {
        return open(file, text -> replace(file.toAbsolutePath(), text));
    }

    static Ledger open(Path file, Disk disk) {
        Ledger ledger = new Ledger(file, disk);
        try {
            if (Files.exists(file)) {
                List<Entry> all = Json.mapper().readValue(Files.readString(file), new TypeReference<>() {});
                all.forEach(entry -> ledger.entries.put(entry.path, entry));
            }
        } catch (IOException damaged) {
            throw new IllegalArgumentException(
                    "state file " + file + " cannot be read: " + damaged.getMessage() + "; look at the shares of the"
                            + " groups yourself, and remove it",
                    damaged);
        }
        return ledger;
    }

    /**
     * Writes what there is: whether that works shall be known before there is something to keep.
     *
     * @throws IllegalArgumentException if the file cannot be written
     */
    void checkWritable() {
        try {
            save();
        } catch (UncheckedIOException refused) {
            throw new IllegalArgumentException(
                    "state file " + file + " cannot be written: " + refused.getCause() + "; name another with --state",
                    refused);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<Entry> of(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /**
     * When it returns the entries are on disk.
     *
     * @throws UncheckedIOException if they cannot be written; then all is as it was
     */
    void put(Collection<Entry> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, Entry> before = new LinkedHashMap<>(entries);
        changes.forEach(entry -> entries.put(entry.path, entry));
        try {
            save();
        } catch (UncheckedIOException full) {
            entries.clear();
            entries.putAll(before);
            throw full;
        }
    }

    /** The kernel has taken it. That is in the file after {@link #flush()} only. */
    void made(Entry entry) {
        entries.put(entry.path, entry.made());
        behind = true;
    }

    /** What is put back already does no harm in the file: it is there until {@link #flush()}. */
    void remove(String path) {
        behind |= entries.remove(path) != null;
    }

    /**
     * When it returns the disk has what was made, and no more what was removed.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    void flush() {
        if (behind) {
            save();
        }
    }

    private void save() {
        try {
            disk.keep(Json.mapper().writeValueAsBytes(new ArrayList<>(entries.values())));
            behind = false;
        } catch (IOException full) {
            throw new UncheckedIOException("what is changed could not be put back after a crash", full);
        }
    }

    private static void replace(Path file, byte[] text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        // Not by a channel, which the JDK closes if the thread is interrupted.
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            out.write(text);
            out.getFD().sync();
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

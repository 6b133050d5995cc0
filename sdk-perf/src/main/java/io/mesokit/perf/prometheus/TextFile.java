package io.mesokit.perf.prometheus;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A file for the textfile collector of the node exporter. It is replaced as a whole, so whoever reads it sees either
 * the old text or the new one. Not for use by several threads at once, nor several processes.
 */
public final class TextFile {
    private final Path file;
    private final Path beside;

    private TextFile(Path file) {
        this.file = file;
        // In the same folder, for a file is only renamed within a file system; and not *.prom, which would be
        // collected.
        this.beside = file.resolveSibling("." + Objects.requireNonNull(file.getFileName(), "file name") + ".tmp");
    }

    /**
     * A file to write; nothing is written yet.
     *
     * @param file its path, in a folder that is there; the collector wants a name that ends with {@code .prom}
     */
    public static TextFile at(Path file) {
        return new TextFile(file.toAbsolutePath());
    }

    /**
     * Puts a text in the place of the last one. Blocks until it is written; the old text stays if that fails.
     *
     * @param text what to write
     * @throws IOException if the folder or the file cannot be written
     */
    public void write(Exposition text) throws IOException {
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                text.writeTo(out);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Its path. */
    @Override
    public String toString() {
        return file.toString();
    }
}

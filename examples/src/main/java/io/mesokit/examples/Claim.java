package io.mesokit.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file that only one in this process may have open. Of other processes a lock of the file tells; but whoever opens a
 * file a second time to find it locked by its own process, and closes it, has let go of that lock. Thread-safe.
 */
public final class Claim implements AutoCloseable {
    private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Claim(Path file) {
        this.file = file;
    }

    /** Before the file is opened, which need not be there; empty if another has it, by whatever name. */
    public static Optional<Claim> of(Path file) {
        Path real = real(file.toAbsolutePath());
        return CLAIMED.add(real) ? Optional.of(new Claim(real)) : Optional.empty();
    }

    private static Path real(Path file) {
        try {
            return Files.exists(file)
                    ? file.toRealPath()
                    : file.resolveSibling(".").toRealPath().resolve(file.getFileName());
        } catch (IOException hidden) {
            // Whoever opens it learns why.
            return file.normalize();
        }
    }

    /** After the file is closed. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            CLAIMED.remove(file);
        }
    }
}

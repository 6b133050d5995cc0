package io.mesokit.examples.allocator;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says that a state file is in use, to other processes and to this one. Two allocators on one would take each other's
 * changes for somebody else's. A process that is killed lets go of it. Thread-safe.
 */
final class StateLock implements AutoCloseable {
    private final FileChannel file;

    private StateLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes it.
     *
     * @throws IllegalArgumentException if another has it, or the file beside it cannot be written
     */
    static StateLock of(Path state) {
        // Not the state file itself, which is another one each time it is written.
        Path beside = state.toAbsolutePath().resolveSibling(state.getFileName() + ".lock");
        try {
            FileChannel file = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(file)) {
                file.close();
                throw new IllegalArgumentException("state file " + state
                        + " is in use by another allocator; stop that one, or name another with --state");
            }
            return new StateLock(file);
        } catch (IOException refused) {
            throw new IllegalArgumentException(
                    "state file " + state + " cannot be written: " + refused + "; name another with --state", refused);
        }
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            Optional<FileLock> lock = Optional.ofNullable(file.tryLock());
            return lock.isEmpty();
        } catch (OverlappingFileLockException ours) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException closed) {
            // It lets go all the same.
            return;
        }
    }
}

package io.mesokit.examples.allocator;

import io.mesokit.examples.Claim;
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
    private final Claim claim;
    private final FileChannel file;

    private StateLock(Claim claim, FileChannel file) {
        this.claim = claim;
        this.file = file;
    }

    /**
     * Takes it.
     *
     * @throws IllegalArgumentException if another has it, or the file beside it cannot be written or locked
     */
    static StateLock of(Path state) {
        // Not the state file itself, which is another one each time it is written.
        Path beside = state.toAbsolutePath().resolveSibling(state.getFileName() + ".lock");
        Claim claim = Claim.of(beside).orElseThrow(() -> inUse(state));
        try {
            return new StateLock(claim, open(state, beside));
        } catch (IllegalArgumentException refused) {
            claim.close();
            throw refused;
        }
    }

    private static FileChannel open(Path state, Path beside) {
        try {
            return locked(state, FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException refused) {
            throw unusable(state, "cannot be written", refused);
        }
    }

    /** The same file, which is closed if it cannot be had. */
    static FileChannel locked(Path state, FileChannel file) throws IOException {
        try {
            if (isTaken(file)) {
                throw inUse(state);
            }
            return file;
        } catch (IllegalArgumentException taken) {
            file.close();
            throw taken;
        } catch (IOException refused) {
            file.close();
            throw unusable(state, "cannot be locked", refused);
        }
    }

    private static IllegalArgumentException unusable(Path state, String how, IOException refused) {
        return new IllegalArgumentException(
                "state file " + state + " " + how + ": " + refused + "; name another with --state", refused);
    }

    private static IllegalArgumentException inUse(Path state) {
        return new IllegalArgumentException(
                "state file " + state + " is in use by another allocator; stop that one, or name another with --state");
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            Optional<FileLock> lock = Optional.ofNullable(file.tryLock());
            return lock.isEmpty();
        } catch (OverlappingFileLockException ours) {
            return true;
        }
    }

    /** Does nothing the second time. */
    @Override
    public void close() {
        try (claim) {
            file.close();
        } catch (IOException closed) {
            // It lets go all the same.
            return;
        }
    }
}

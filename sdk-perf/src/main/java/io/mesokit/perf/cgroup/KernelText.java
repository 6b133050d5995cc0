package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of the kernel read whole and once; what is read again and again goes through {@link KeptFile}. */
record KernelText(String text) {
    /** ENODEV, ESRCH and EOPNOTSUPP, in the language of most servers, where the file itself is back by now. */
    private static final List<String> ABSENT = List.of("No such device", "No such process", "not supported");

    /**
     * Empty if it is not there, or no more while it was read, or this kernel has nothing to say in it.
     *
     * @throws CgroupException.Denied if it may not be read
     * @throws CgroupException.Busy if it is there and cannot be read now, as with too many files open
     */
    static Optional<KernelText> read(Path file) {
        try {
            // Bytes that are no UTF-8 may be in the name of a group.
            return Optional.of(new KernelText(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (AccessDeniedException denied) {
            throw new CgroupException.Denied(file + " may not be read by this user", denied);
        } catch (IOException refused) {
            if (isAbsent(file, refused)) {
                return Optional.empty();
            }
            throw new CgroupException.Busy(why(file, refused), refused);
        }
    }

    private static boolean isAbsent(Path file, IOException refused) {
        String said = String.valueOf(refused.getMessage());
        return refused instanceof NoSuchFileException
                || !Files.exists(file)
                || isOfThreads(file)
                || ABSENT.stream().anyMatch(said::contains);
    }

    /** A group of threads has no list of its processes. */
    private static boolean isOfThreads(Path file) {
        try {
            return file.endsWith("cgroup.procs")
                    && Files.readString(file.resolveSibling("cgroup.type")).startsWith("threaded");
        } catch (IOException none) {
            return false;
        }
    }

    /** What to tell of a file that could not be opened or read. */
    static String why(Path file, IOException refused) {
        String reason = refused instanceof FileSystemException opening ? opening.getReason() : null;
        return reason == null
                ? file + " cannot be read, " + refused.getMessage()
                : file + " cannot be opened, " + reason
                        + ": if there are too many files open, raise the limit (ulimit -n)";
    }

    List<String> lines() {
        return text.lines().toList();
    }
}

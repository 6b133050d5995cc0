package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of the kernel read whole and once; what is read again and again goes through {@link KeptFile}. */
record KernelText(String text) {
    /**
     * Empty if it is not there, or no more while it was read.
     *
     * @throws CgroupException.Denied if it may not be read
     */
    static Optional<KernelText> read(Path file) {
        try {
            // Bytes that are no UTF-8 may be in the name of a group.
            return Optional.of(new KernelText(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (AccessDeniedException denied) {
            throw new CgroupException.Denied(file + " may not be read by this user", denied);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    List<String> lines() {
        return text.lines().toList();
    }
}

package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Huge pages of all sizes that there are, which differ with the processor: a file each, {@code hugetlb.64KB.current}. */
final class HugePages {
    private static final Pattern USAGE = Pattern.compile("hugetlb\\.(\\d+)([KMG])B\\.(current|usage_in_bytes)");

    private HugePages() {}

    /** The bytes in use, by the bytes of a page. */
    static Map<Long, Long> in(Path directory) {
        Map<Long, Long> result = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "hugetlb.*")) {
            files.forEach(file -> add(file, result));
        } catch (AccessDeniedException denied) {
            throw new CgroupException.Denied(directory + " may not be listed by this user", denied);
        } catch (IOException | DirectoryIteratorException refused) {
            if (Files.exists(directory)) {
                throw new CgroupException.Busy(directory + " cannot be listed now: " + refused.getMessage(), refused);
            }
        }
        return result;
    }

    private static void add(Path file, Map<Long, Long> to) {
        Matcher name = USAGE.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
            long size = Long.parseLong(name.group(1)) << 10 * (1 + "KMG".indexOf(name.group(2)));
            KernelText.read(file)
                    .ifPresent(text -> to.put(size, Long.parseLong(text.text().trim())));
        }
    }
}

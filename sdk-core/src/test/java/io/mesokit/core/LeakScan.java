package io.mesokit.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks through everything that a module's tests left behind (reports, redirected output, logs) for {@link Planted}
 * secrets, plain or in Base64. Run by the build after the tests; a hit fails it.
 */
public final class LeakScan {
    private static final List<String> NEEDLES = needles();

    private LeakScan() {}

    /**
     * Scans a module's output.
     *
     * @param arguments the module's {@code target} directory
     */
    public static void main(String... arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        List<Path> files = outputs(target);
        List<String> hits = files.stream().flatMap(file -> hits(file).stream()).toList();
        if (!hits.isEmpty()) {
            throw new IllegalStateException("a planted secret got out:\n  " + String.join("\n  ", hits));
        }
        System.out.println("no planted secret in " + files.size() + " files of test output");
    }

    private static List<Path> outputs(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(target, 2)) {
            return all.filter(LeakScan::isOutput).sorted().toList();
        }
    }

    private static boolean isOutput(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (name.endsWith(".log") || file.getParent().endsWith("surefire-reports"));
    }

    /** Where in the file a secret shows: file and line, but not the line itself. */
    static List<String> hits(Path file) {
        List<String> hits = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            int[] number = {0};
            lines.forEach(line -> {
                number[0]++;
                if (NEEDLES.stream().anyMatch(line::contains)) {
                    hits.add(file + ":" + number[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hits;
    }

    /** The mark itself, and what stays of it in Base64 wherever in a group of three bytes it begins. */
    private static List<String> needles() {
        List<String> needles = new ArrayList<>(List.of(Planted.MARK));
        for (int shift = 0; shift < 3; shift++) {
            String padded = "_".repeat(shift) + Planted.MARK + "__";
            String encoded = Base64.getEncoder().encodeToString(padded.getBytes(StandardCharsets.US_ASCII));
            int from = (shift * 8 + 5) / 6;
            int to = (shift + Planted.MARK.length()) * 8 / 6;
            needles.add(encoded.substring(from, to));
        }
        return List.copyOf(needles);
    }
}

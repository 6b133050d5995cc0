package io.mesokit.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks through everything that a module's tests left behind (reports, redirected output, logs) for {@link Planted}
 * secrets, plain or in Base64. Run by the build after the tests; a hit fails it. So does a module in which there is
 * nothing that could have leaked, or nowhere where it would have shown.
 */
public final class LeakScan {
    /** What the SDK says of an answer when its loggers are open. */
    private static final Pattern OPEN_LOGGER = Pattern.compile("^\\S+ (DEBUG|TRACE) \\[.*] io\\.mesokit\\.core\\.");

    private final Path target;
    private final List<Path> files;

    private LeakScan(Path target) throws IOException {
        this.target = target;
        this.files = outputs(target);
    }

    /**
     * Scans a module's output.
     *
     * @param arguments the module's {@code target} directory, and whether only {@code some} of the tests were run,
     *     which may leave nothing to look at, or {@code all}
     */
    public static void main(String... arguments) throws IOException {
        LeakScan scan = new LeakScan(Path.of(arguments[0]));
        if (arguments[1].equals("all")) {
            scan.requireSomethingToFind();
        }
        scan.requireNothingFound();
    }

    private void requireSomethingToFind() throws IOException {
        if (planted(target).isEmpty()) {
            throw new IllegalStateException("no test of this module uses a secret of " + Planted.class.getSimpleName());
        }
        if (files.stream().noneMatch(LeakScan::isReport)) {
            throw new IllegalStateException("no reports of tests below " + target);
        }
        if (files.stream().noneMatch(LeakScan::showsOpenLoggers)) {
            throw new IllegalStateException("no log below " + target + " shows the SDK's loggers open at TRACE");
        }
    }

    private void requireNothingFound() throws IOException {
        List<String> needles = needles(target);
        List<String> hits =
                files.stream().flatMap(file -> hits(file, needles).stream()).toList();
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
            return all.filter(file -> Files.isRegularFile(file) && (isLog(file) || isReport(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isLog(Path file) {
        return file.toString().endsWith(".log");
    }

    private static boolean isReport(Path file) {
        return file.getParent().endsWith("surefire-reports");
    }

    private static boolean showsOpenLoggers(Path file) {
        return isLog(file)
                && !matching(file, line -> OPEN_LOGGER.matcher(line).find()).isEmpty();
    }

    /** Where in the file a secret shows: file and line, but not the line itself. */
    private static List<String> hits(Path file, List<String> needles) {
        return matching(file, line -> needles.stream().anyMatch(line::contains));
    }

    private static List<String> matching(Path file, Predicate<String> wanted) {
        List<String> found = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            int[] number = {0};
            lines.forEach(line -> {
                number[0]++;
                if (wanted.test(line)) {
                    found.add(file + ":" + number[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<String> planted(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        try (DirectoryStream<Path> used = Files.newDirectoryStream(target, Planted.FILES + "*")) {
            for (Path each : used) {
                all.addAll(Files.readAllLines(each));
            }
        }
        return all;
    }

    /** The mark of most planted secrets, and those which do not bear it; in Base64 too. */
    private static List<String> needles(Path target) throws IOException {
        Stream<String> unmarked = planted(target).stream().filter(secret -> !secret.contains(Planted.MARK));
        return Stream.concat(Stream.of(Planted.MARK), unmarked)
                .flatMap(LeakScan::spellings)
                .toList();
    }

    /** The text itself, and what stays of it in Base64 wherever in a group of three bytes it begins. */
    private static Stream<String> spellings(String secret) {
        List<String> spellings = new ArrayList<>(List.of(secret));
        for (int shift = 0; shift < 3; shift++) {
            String padded = "_".repeat(shift) + secret + "__";
            String encoded = Base64.getEncoder().encodeToString(padded.getBytes(StandardCharsets.US_ASCII));
            int from = (shift * 8 + 5) / 6;
            int to = (shift + secret.length()) * 8 / 6;
            spellings.add(encoded.substring(from, to));
        }
        return spellings.stream();
    }
}

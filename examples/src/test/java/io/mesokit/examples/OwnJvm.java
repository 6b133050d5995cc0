package io.mesokit.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program in a JVM of its own, as its user runs it, with the class path of the tests. What it prints and what it logs
 * at TRACE stays in {@code target}, where the scan for planted secrets looks.
 */
public final class OwnJvm {
    public final Process process;
    private final Path printed;
    private final Path logged;

    /**
     * Starts it.
     *
     * @param name tells its output from that of others
     * @param classes what comes before the class path of the tests; may be empty
     * @param command the main class and its arguments
     */
    public OwnJvm(String name, String classes, List<String> command) throws IOException {
        this(name, logOf(name), List.of(), classes + System.getProperty("java.class.path"), command);
    }

    /**
     * Starts it in another way.
     *
     * @param logged where its log goes at first
     * @param before what comes before {@code java}; may be empty
     * @param command the main class and its arguments; options of the JVM may come before
     */
    OwnJvm(String name, Path logged, List<String> before, String classPath, List<String> command) throws IOException {
        this.printed = Path.of("target", name + "-output.log");
        this.logged = logged;
        List<String> line = new ArrayList<>(before);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dtests.log=" + logged,
                "-cp",
                classPath));
        line.addAll(command);
        process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    /** Where the scan looks for the log of that one. */
    static Path logOf(String name) {
        return Path.of("target", name + "-trace.log");
    }

    /** What it printed so far. */
    public String printed() throws IOException {
        return Files.readString(printed);
    }

    /** What it logged so far, at any level. */
    public String logged() throws IOException {
        return Files.readString(logged);
    }
}

package io.mesokit.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A program in a JVM of its own that runs as nobody, who has no rights: only root may become that.
 *
 * @param code its exit code
 * @param printed what it printed
 * @param logged what it logged, at any level
 */
public record Nobody(int code, String printed, String logged) {
    private static final String USER = "65534";

    /**
     * Runs it to its end; the test is skipped where that is not possible.
     *
     * @param directory where it works, and may write
     * @param command the main class and its arguments
     */
    public static Nobody runs(Path directory, List<String> command) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may become nobody");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path log = directory.resolve("trace.log");
        List<String> line = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + directory,
                "-Dtests.log=" + log,
                "-cp",
                readable(directory)));
        line.addAll(command);
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Nobody(process.waitFor(), printed, Files.readString(log));
    }

    /** The class path of the tests, where nobody may read it. */
    private static String readable(Path directory) throws IOException, InterruptedException {
        List<String> copies = new ArrayList<>();
        for (String source : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.exists(Path.of(source))) {
                String copy = directory.resolve("class-path-" + copies.size()).toString();
                new ProcessBuilder("cp", "-r", source, copy).inheritIO().start().waitFor();
                copies.add(copy);
            }
        }
        return String.join(File.pathSeparator, copies);
    }
}

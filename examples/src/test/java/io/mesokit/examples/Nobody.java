package io.mesokit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own that runs as nobody, who has no rights: only root may become that.
 *
 * @param code its exit code
 * @param printed what it printed
 * @param logged what it logged, at any level
 */
public record Nobody(int code, String printed, String logged) {
    private static final List<String> BECOME = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    /**
     * Runs it to its end; the test is skipped where that is not possible.
     *
     * @param name tells its output from that of others
     * @param directory where it may write
     * @param command the main class and its arguments
     */
    public static Nobody runs(String name, Path directory, List<String> command) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may become nobody");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path log = directory.resolve("trace.log");
        List<String> arguments = new ArrayList<>(List.of("-Djava.io.tmpdir=" + directory));
        arguments.addAll(command);
        OwnJvm jvm = new OwnJvm(name, log, BECOME, readable(directory), arguments);
        try {
            assertThat(jvm.process.waitFor(90, TimeUnit.SECONDS))
                    .as(jvm.printed())
                    .isTrue();
            return new Nobody(jvm.process.exitValue(), jvm.printed(), jvm.logged());
        } finally {
            jvm.process.destroyForcibly().waitFor();
            keep(log, OwnJvm.logOf(name));
        }
    }

    /** Nobody may not write where the scan for planted secrets looks. */
    private static void keep(Path log, Path where) throws IOException {
        if (Files.exists(log)) {
            Files.copy(log, where, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The class path of the tests, where nobody may read it. */
    private static String readable(Path directory) throws IOException, InterruptedException {
        List<String> copies = new ArrayList<>();
        for (String source : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.exists(Path.of(source))) {
                String copy = directory.resolve("class-path-" + copies.size()).toString();
                Process copying =
                        new ProcessBuilder("cp", "-r", source, copy).inheritIO().start();
                assertThat(copying.waitFor()).as("copied " + source).isZero();
                copies.add(copy);
            }
        }
        return String.join(File.pathSeparator, copies);
    }
}

package io.mesokit.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Secrets for tests to use, each recognisable wherever it turns up: {@link LeakScan} goes through all that a module's
 * tests print, log and report, and fails the build if one of them is there. They hold only letters, digits and hyphens,
 * so that no encoding of URLs hides them. Thread-safe.
 *
 * <p>Whoever uses one has it written down in {@code target/planted-}number, one file for each JVM of the tests: a
 * module without such a file was never put to the test.
 */
public final class Planted {
    /** Part of every secret made here, and to be found nowhere else. */
    static final String MARK = "pl4nt3d";
    /** How the files begin in which the secrets in use are written down, in a module's {@code target}. */
    static final String FILES = "planted-";

    private static final Path USED = Path.of("target", FILES + System.getProperty("tests.fork", "1"));
    private static final Set<String> KNOWN = new HashSet<>();

    public static final String USER = "operator";
    public static final String PASSWORD = secret(MARK + "-password-7c1f");
    public static final String OTHER_PASSWORD = secret(MARK + "-other-password-e80b");
    public static final String TOKEN = secret(MARK + "-token-93be");
    public static final String OTHER_TOKEN = secret(MARK + "-renewed-token-5a20");
    public static final String HEADER = secret(MARK + "-header-41dd");

    private Planted() {}

    /** Has the scan look for what the test did not choose as well: given by a server, or made from another secret. */
    public static synchronized String secret(String value) {
        if (KNOWN.isEmpty()) {
            write("", StandardOpenOption.TRUNCATE_EXISTING);
        }
        if (KNOWN.add(value)) {
            write(value + "\n", StandardOpenOption.APPEND);
        }
        return value;
    }

    private static void write(String text, StandardOpenOption how) {
        try {
            Files.createDirectories(USED.getParent());
            Files.writeString(USED, text, StandardOpenOption.CREATE, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** HTTP Basic with a planted password. */
    public static Credentials basic() {
        return Credentials.basic(USER, PASSWORD);
    }

    /** Credentials in a header of another name, as Keystone has it. */
    static Credentials inHeader(String name) {
        return () -> Map.of(name, HEADER);
    }
}

package io.mesokit.examples.supervisor;

import io.mesokit.examples.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bearer tokens, made from one secret that launcher and supervisor share: one to register jobs with, and one for each
 * job's reports, so that a job can tell about itself and nothing else. Immutable; {@code toString()} shows nothing.
 */
public final class Tokens {
    /** Where the secret is looked for if no file is named. */
    public static final String VARIABLE = "MESOKIT_SUPERVISOR_SECRET";

    private static final int SHORTEST = 16;

    private final SecretKeySpec key;

    private Tokens(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Tokens of a secret.
     *
     * @throws IllegalArgumentException if it has fewer than 16 characters
     */
    public static Tokens of(String secret) {
        String stripped = secret.strip();
        if (stripped.length() < SHORTEST) {
            throw new IllegalArgumentException("the secret is too short: use " + SHORTEST
                    + " characters or more, such as the output of: openssl rand -hex 32");
        }
        return new Tokens(new SecretKeySpec(stripped.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    /**
     * Tokens of the secret in a file, or in the environment variable {@value #VARIABLE} if there is no file.
     *
     * @throws IllegalArgumentException if there is no secret, or it is too short
     */
    public static Tokens from(Optional<Path> file) {
        return of(file.map(Tokens::read)
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .orElseThrow(() ->
                        new IllegalArgumentException("no secret: name a file with --secret-file, or set " + VARIABLE)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "secret file " + file + " cannot be read: " + Unreadable.because(file, unreadable), unreadable);
        }
    }

    /** The token to register and cancel jobs with. */
    public String forLauncher() {
        return derived("launcher");
    }

    /** The token for the reports of one job. */
    public String forReportsOf(String uuid) {
        return derived("report " + uuid);
    }

    /** Compares without telling by its duration how much is right. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Tokens[]";
    }
}

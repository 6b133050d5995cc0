package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Credentials;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is asking, as Mesos wants it told: a principal with its secret, over HTTP Basic. For other authenticators see
 * {@link Credentials#bearer(String)} and {@link io.mesokit.core.DcosCredentials}; for client certificates
 * {@link io.mesokit.core.Tls}.
 *
 * <pre>{@code
 * ClientOptions.builder("https://master:5050").credentials(MesosCredentials.fromFile(Path.of("/etc/mesos/credential")))
 * }</pre>
 */
public final class MesosCredentials {
    private MesosCredentials() {}

    /**
     * A principal with its secret.
     *
     * @param principal what the master's {@code --credentials} call it
     * @param secret its secret
     * @throws IllegalArgumentException if one is empty or has a colon in it: Mesos splits at each colon, and would
     *     answer 401 for ever
     */
    public static Credentials principal(String principal, String secret) {
        check("principal", principal);
        check("secret of " + principal, secret);
        return Credentials.basic(principal, secret);
    }

    private static void check(String what, String value) {
        if (value.isEmpty() || value.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the " + what + (value.isEmpty() ? " is empty" : " holds a colon")
                    + ": Mesos never lets such a one in; give the principal another in the master's --credentials");
        }
    }

    /**
     * The principal of a credential file with a single one: the form of agents and schedulers, {@code {"principal": …,
     * "secret": …}}; that of masters, {@code {"credentials": [{…}]}}; or the text form of before 1.11, a principal and
     * a secret to a line, apart by blanks. Blocks to read it.
     *
     * @param file the file
     * @throws IllegalArgumentException if it cannot be read, or does not hold one credential; shows none of the secrets
     *     in it
     */
    public static Credentials fromFile(Path file) {
        List<Entry> all = read(file);
        if (all.size() != 1) {
            throw new IllegalArgumentException("credential file " + file + " holds " + all.size()
                    + " credentials, not one; name the principal: fromFile(file, principal)");
        }
        return all.get(0).credentials();
    }

    /**
     * One principal of a credential file, of any of the forms of {@link #fromFile(Path)}. Blocks to read it.
     *
     * @param file the file
     * @param principal whose secret to take
     * @throws IllegalArgumentException if it cannot be read, or does not hold that principal
     */
    public static Credentials fromFile(Path file, String principal) {
        Optional<Entry> entry = read(file).stream()
                .filter(each -> each.principal().equals(principal))
                .findFirst();
        return entry.orElseThrow(() ->
                        new IllegalArgumentException("credential file " + file + " has no principal " + principal))
                .credentials();
    }

    private record Entry(String principal, String secret) {
        Credentials credentials() {
            return MesosCredentials.principal(principal, secret);
        }

        @Override
        public String toString() {
            return principal;
        }
    }

    private static List<Entry> read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("credential file " + file + " cannot be read: " + e, e);
        }
        return text.stripLeading().startsWith("{") ? fromJson(file, text) : fromText(file, text);
    }

    private static List<Entry> fromText(Path file, String text) {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            String[] pair = line.strip().split("\\s+");
            if (pair.length != 2) {
                throw new IllegalArgumentException("credential file " + file + ", line " + (entries.size() + 1)
                        + ": not a principal and a secret");
            }
            entries.add(new Entry(pair[0], pair[1]));
        }
        return entries;
    }

    private static List<Entry> fromJson(Path file, String text) {
        JsonNode content;
        try {
            content = Json.mapper().readTree(text);
        } catch (IOException e) {
            // Without the cause: its message may hold a part of the file.
            throw new IllegalArgumentException("credential file " + file + " is not JSON");
        }
        JsonNode list = content.path("credentials");
        Stream<JsonNode> entries = list.isArray() ? list.valueStream() : Stream.of(content);
        return entries.map(each -> entry(file, each)).toList();
    }

    private static Entry entry(Path file, JsonNode entry) {
        Map<String, JsonNode> both = Map.of("principal", entry.path("principal"), "secret", entry.path("secret"));
        both.forEach((name, value) -> {
            if (!value.isTextual()) {
                throw new IllegalArgumentException(
                        "credential file " + file + " lacks \"" + name + "\", which must be a text");
            }
        });
        return new Entry(
                entry.path("principal").textValue(), entry.path("secret").textValue());
    }
}

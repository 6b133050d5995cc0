package io.mesokit.core.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Credentials;
import io.mesokit.core.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A JSON file of an address and the credentials for it. No failure shows what is in it. */
public record CredentialFile(Path file, JsonNode content) {
    /** Reads a file; fails naming it, and never its content. */
    public static CredentialFile read(Path file) {
        try {
            JsonNode content = Json.mapper().readTree(Files.readAllBytes(file));
            if (!content.isObject()) {
                throw new IllegalArgumentException("credential file " + file + " must hold a JSON object");
            }
            return new CredentialFile(file, content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("credential file " + file + " is not JSON, at line "
                    + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new IllegalArgumentException("credential file " + file + " cannot be read: " + e, e);
        }
    }

    /** A member that must be there, under any of its spellings; the first is the one a message names. */
    public String required(String... names) {
        return optional(names)
                .orElseThrow(() -> new IllegalArgumentException(
                        "credential file " + file + " lacks \"" + names[0] + "\", which must be a text"));
    }

    /** A member under any of its spellings, if it is there and not empty. */
    public Optional<String> optional(String... names) {
        for (String name : names) {
            JsonNode value = content.path(name);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return Optional.of(value.textValue());
            }
        }
        return Optional.empty();
    }

    /** The servers: {@code url}, one or a list of them. */
    public List<String> urls() {
        JsonNode url = content.path("url");
        if (!url.isArray()) {
            return List.of(required("url"));
        }
        if (url.isEmpty() || !url.valueStream().allMatch(each -> !each.asText().isEmpty() && each.isTextual())) {
            throw new IllegalArgumentException(
                    "credential file " + file + ": \"url\" must be a text, or a list of one text or more");
        }
        return url.valueStream().map(JsonNode::textValue).toList();
    }

    /**
     * Whom to trust and who to be: {@code ca}, and {@code certificate} with its {@code key}; each the path of a PEM
     * file, beginning at this file. The platform's ways if there is none of them.
     */
    public Tls tls() {
        Tls tls = path("ca").map(Tls.ofDefaults()::trusting).orElse(Tls.ofDefaults());
        Optional<Path> certificate = path("certificate");
        Optional<Path> key = path("key");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    "credential file " + file + " must have both \"certificate\" and \"key\", or neither");
        }
        return certificate.isPresent() ? tls.as(certificate.get(), key.get()) : tls;
    }

    /** Without its value in a message: somebody may have put the key itself there. */
    private Optional<Path> path(String name) {
        JsonNode value = content.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            Path path = file.resolveSibling(value.asText());
            if (value.isTextual() && Files.isReadable(path) && !Files.isDirectory(path)) {
                return Optional.of(path);
            }
        } catch (InvalidPathException none) {
            // No file either, and its message has the value.
        }
        throw new IllegalArgumentException("credential file " + file + ": \"" + name
                + "\" must be the path of a file that can be read, absolute or beginning at the credential file");
    }

    /** The form with url, user and password, and perhaps files for TLS, as client options. */
    public ClientOptions.Builder asOptions() {
        ClientOptions.Builder options =
                ClientOptions.builder(urls().toArray(String[]::new)).tls(tls());
        optional("user")
                .ifPresent(user -> options.credentials(
                        Credentials.basic(user, optional("password").orElse(""))));
        return options;
    }

    @Override
    public String toString() {
        return "CredentialFile[" + file + "]";
    }
}

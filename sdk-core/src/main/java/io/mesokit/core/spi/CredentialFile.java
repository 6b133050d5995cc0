package io.mesokit.core.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The form with url, user and password, as client options. */
    public ClientOptions.Builder asOptions() {
        ClientOptions.Builder options = ClientOptions.builder(required("url"));
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

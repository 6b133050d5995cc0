package io.mesokit.core.internal.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Streams of real servers, kept among the test resources. */
final class Captured {
    private Captured() {}

    static byte[] bytes(String name) {
        try (InputStream resource = Objects.requireNonNull(Captured.class.getResourceAsStream(name), name)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.mesokit.examples;

import io.mesokit.core.spi.CredentialFile;
import java.nio.file.Path;

/**
 * Which server a credential file is for. In the original's first version {@code -m} named the file for Monasca, in its
 * last one that for Marathon; the content tells, so both command lines go on working.
 */
public enum CredentialKind {
    /** Has {@code keystone_url}. */
    MONASCA,
    /** Has {@code url}. */
    FRAMEWORK;

    /**
     * Looks into a file. Blocks.
     *
     * @throws IllegalArgumentException if it cannot be read or is of neither kind; the message shows nothing of it
     */
    public static CredentialKind of(Path file) {
        CredentialFile content = CredentialFile.read(file);
        if (content.optional("keystone_url").isPresent()) {
            return MONASCA;
        }
        content.urls();
        return FRAMEWORK;
    }
}

package io.mesokit.examples;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read, where Java says its name only. */
public final class Unreadable {
    private Unreadable() {}

    /** In words that go on from "cannot be read: ". */
    public static String because(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Files.isDirectory(file) ? "is a directory" : String.valueOf(failure.getMessage());
    }
}

package io.mesokit.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what the tests of a service counted of its surface, once, to the console of the build. */
public final class SurfaceReport {
    private SurfaceReport() {}

    /**
     * Prints files and deletes them.
     *
     * @param args the files; those that are not there are passed over
     */
    public static void main(String[] args) throws IOException {
        for (String file : args) {
            Path counted = Path.of(file);
            if (Files.exists(counted)) {
                System.out.print(Files.readString(counted));
                Files.delete(counted);
            }
        }
    }
}

package io.mesokit.chronos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what {@link SurfaceTest} counted, once, to the console of the build. */
final class SurfaceReport {
    private SurfaceReport() {}

    public static void main(String[] args) throws IOException {
        Path counted = Path.of(args[0]);
        if (Files.exists(counted)) {
            System.out.print(Files.readString(counted));
            Files.delete(counted);
        }
    }
}

package io.mesokit.benchmarks;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The floor that no way from Java can go under: {@code floor.c}, compiled by {@code cc} when it is first needed. A call
 * runs its loop in C, so that coming here costs nothing that would count.
 */
final class CFloor {
    private static Optional<Path> compiled = Optional.empty();

    private final NativeLibrary library;

    private CFloor(NativeLibrary library) {
        this.library = library;
    }

    /** Why there is none on this machine. */
    static Optional<String> obstacle() {
        try {
            return Files.exists(compiled()) ? Optional.empty() : Optional.of("cc made nothing");
        } catch (UncheckedIOException none) {
            return Optional.of("no C compiler here (cc): " + none.getMessage());
        }
    }

    static CFloor open() {
        return new CFloor(NativeLibrary.getInstance(compiled().toString()));
    }

    /** A function of {@code floor.c}. */
    Function function(String name) {
        return library.getFunction(name);
    }

    /** Once in each JVM. */
    private static synchronized Path compiled() {
        Path path = compiled.orElseGet(CFloor::make);
        compiled = Optional.of(path);
        return path;
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("mesokit-floor");
            Path source = folder.resolve("floor.c");
            Path target = folder.resolve("libfloor.so");
            copySource(source);
            compile(source, target);
            source.toFile().deleteOnExit();
            target.toFile().deleteOnExit();
            return target;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void copySource(Path target) throws IOException {
        try (InputStream source = Objects.requireNonNull(CFloor.class.getResourceAsStream("/floor.c"), "floor.c")) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void compile(Path source, Path target) throws IOException {
        Process cc = new ProcessBuilder("cc", "-O2", "-shared", "-fPIC", "-o", target.toString(), source.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            if (!cc.waitFor(1, TimeUnit.MINUTES) || cc.exitValue() != 0) {
                throw new IOException("cc failed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}

package io.mesokit.perf.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    private static final Family FAMILY = Family.gauge("m", "M.");

    @TempDir
    Path folder;

    @Test
    void write_again_replacesTheTextAndLeavesNothingElse() throws IOException {
        Path path = folder.resolve("tasks.prom");
        TextFile file = TextFile.at(path);
        file.write(new Exposition().add(FAMILY, LabelSet.none(), 1));
        file.write(new Exposition().add(FAMILY, LabelSet.none(), 2));

        assertThat(path).hasContent("# HELP m M.\n# TYPE m gauge\nm 2");
        assertThat(file).hasToString(path.toString());
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(path);
        }
    }

    @Test
    void write_othersMayReadIt() throws IOException {
        Path path = folder.resolve("tasks.prom");
        Path plain = Files.writeString(folder.resolve("plain"), "");
        TextFile.at(path).write(new Exposition());

        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(Files.getPosixFilePermissions(plain));
        assertThat(Files.getPosixFilePermissions(path)).contains(PosixFilePermission.OWNER_READ);
    }

    @Test
    void write_whileItIsRead_isSeenAsAWhole() throws Exception {
        Path path = folder.resolve("tasks.prom");
        TextFile file = TextFile.at(path);
        Exposition large = exposition(3000);
        Exposition small = exposition(1500);
        file.write(large);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int read = 0;
            for (; !over.get() || read == 0; read++) {
                assertThat(TextGrammar.read(text(path)).series.size()).isIn(1500, 3000);
            }
            return read;
        });
        for (int each = 0; each < 50; each++) {
            file.write(each % 2 == 0 ? small : large);
        }
        over.set(true);

        assertThat(reader.get()).isPositive();
    }

    @Test
    void write_itFails_leavesTheOldTextAndNoRest() throws IOException {
        Path path = Files.createDirectory(folder.resolve("tasks.prom"));
        Files.writeString(path.resolve("full"), "");

        assertThatThrownBy(() -> TextFile.at(path).write(exposition(1))).isInstanceOf(FileSystemException.class);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(path);
        }
        assertThatThrownBy(() -> TextFile.at(folder.resolve("none/x.prom")).write(exposition(1)))
                .isInstanceOf(IOException.class);
    }

    private static Exposition exposition(int series) {
        Exposition exposition = new Exposition();
        for (int each = 0; each < series; each++) {
            exposition.add(FAMILY, LabelSet.of("n", "" + each), each);
        }
        return exposition;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

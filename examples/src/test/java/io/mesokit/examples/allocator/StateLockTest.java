package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.examples.OwnJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StateLockTest {
    @TempDir
    Path folder;

    private static void assertRefused(Path state) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateLock.of(state))
                .withMessageContaining("another allocator");
    }

    /** One in a JVM of its own, beside a Mesos agent that is none: it looks for its state file first. */
    private int another(Path state) throws Exception {
        OwnJvm jvm = new OwnJvm(
                "allocator-second",
                "",
                List.of(
                        AllocatorCommand.class.getName(),
                        "--mesos_agent_endpoint",
                        "http://127.0.0.1:1",
                        "--rounds",
                        "1",
                        "--state",
                        state.toString()));
        try {
            assertThat(jvm.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return jvm.process.exitValue();
        } finally {
            jvm.process.destroyForcibly();
        }
    }

    @Test
    void of_anotherWasRefusedInThisProcess_isStillRefusedToOthers() throws Exception {
        Path state = folder.resolve("state");
        try (StateLock first = StateLock.of(state)) {
            assertRefused(state);

            assertThat(another(state)).isEqualTo(2);
        }
        assertThat(another(state)).as("nobody answers there").isEqualTo(1);
    }

    @Test
    void of_inUseByAnotherName_isRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        try (StateLock first = StateLock.of(folder.resolve("real/state"))) {
            assertRefused(link.resolve("state"));
            assertRefused(folder.resolve("real/../link/./state"));
        }
    }

    @Test
    void close_twice_doesNotLetGoOfTheNextOne() {
        Path state = folder.resolve("state");
        StateLock first = StateLock.of(state);
        first.close();
        try (StateLock next = StateLock.of(state)) {
            first.close();

            assertRefused(state);
        }
    }

    @Test
    void of_couldNotBeWritten_isFreeOnceItCan() throws IOException {
        Path state = folder.resolve("missing/state");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateLock.of(state))
                .withMessageContaining("cannot be written");

        Files.createDirectory(folder.resolve("missing"));

        StateLock.of(state).close();
    }

    @Test
    void locked_fileSystemHasNoLocks_isRefusedWithTheReasonAndClosed() throws IOException {
        Path state = folder.resolve("state");
        try (LocklessChannel file = new LocklessChannel()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StateLock.locked(state, file))
                    .withMessageContaining("cannot be locked")
                    .withMessageContaining("No locks available")
                    .withMessageContaining("--state");

            assertThat(file.isOpen()).isFalse();
        }
    }
}

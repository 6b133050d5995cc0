package io.mesokit.examples.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mesokit.examples.OwnJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JobStoreTest {
    @TempDir
    Path folder;

    /** Opens a store in a JVM of its own. */
    static final class Another {
        public static void main(String[] file) {
            JobStore.open(Path.of(file[0])).close();
        }
    }

    /** What another process has to say of it. */
    private static String another(Path file) throws Exception {
        OwnJvm jvm = new OwnJvm("job-store", "", List.of(Another.class.getName(), file.toString()));
        try {
            assertThat(jvm.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return jvm.printed();
        } finally {
            jvm.process.destroyForcibly();
        }
    }

    @Test
    void open_anotherWasRefusedInThisProcess_isStillRefusedToOthers() throws Exception {
        Path file = folder.resolve("state.db");
        try (JobStore first = JobStore.open(file)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> JobStore.open(file))
                    .withMessageContaining("another supervisor");

            assertThat(another(file)).contains("is another supervisor using it?");
        }
        assertThat(another(file)).doesNotContain("supervisor");
    }

    @Test
    void open_couldNotBeOpened_isFreeOnceItCan() throws Exception {
        Path file = folder.resolve("missing/state.db");
        assertThatIllegalArgumentException().isThrownBy(() -> JobStore.open(file));

        Files.createDirectory(folder.resolve("missing"));

        JobStore.open(file).close();
    }
}

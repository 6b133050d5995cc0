package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.mesokit.mesos.model.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that comes in parts of three bytes. */
class FileStreamTest {
    private static final byte[] FILE = {1, 2, 3, -1, 5, 6, 7};

    private long size = FILE.length;

    private final List<Long> asked = new ArrayList<>();
    private final FileStream file = new FileStream(offset -> {
        asked.add(offset);
        int end = Math.min(FILE.length, (int) offset + 3);
        return new FilePart(offset, Bytes.of(Arrays.copyOfRange(FILE, (int) offset, end)), size);
    });

    @Test
    void read_byteByByte_isEachOfThem() throws IOException {
        List<Integer> read = new ArrayList<>();
        for (int next = file.read(); next >= 0 && read.size() < 10; next = file.read()) {
            read.add(next);
        }
        assertThat(read).containsExactly(1, 2, 3, 255, 5, 6, 7);
        assertThat(asked).containsExactly(0L, 3L, 6L, 7L);
        assertThat(file.read()).isEqualTo(-1);
        assertThat(asked).as("the end is asked for once").hasSize(4);
    }

    @Test
    void read_ofNothing_asksForNothing() throws IOException {
        assertThat(file.read(new byte[0], 0, 0)).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void available_isWhatIsHeld() throws IOException {
        assertThat(file.available()).isZero();
        file.read();
        assertThat(file.available()).isEqualTo(2);
    }

    @Test
    void read_fileThatIsShorterThanWhatWasRead_fails() throws IOException {
        assertThat(file.readNBytes(3)).containsExactly(1, 2, 3);
        size = 3;
        assertThat(file.readNBytes(1)).containsExactly(-1);
        assertThat(file.readNBytes(2)).containsExactly(5, 6);
        size = 5;
        assertThatIOException().isThrownBy(file::read).withMessageContaining("has 5 bytes now, and 6 were read");
    }

    @Test
    void close_readAfterIt_isTheEnd() throws IOException {
        file.read();
        file.close();
        assertThat(file.available()).isZero();
        assertThat(file.read()).isEqualTo(-1);
        assertThat(asked).hasSize(1);
    }
}

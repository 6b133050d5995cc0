package io.mesokit.core.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecordIoWriterTest {
    @Test
    void write_recordIntoABuffer_isSentAtOnceAndCountedInBytes() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        RecordIoWriter writer = new RecordIoWriter(new BufferedOutputStream(sent));
        writer.write("\u20ac".getBytes(UTF_8));
        assertThat(sent.toString(UTF_8)).isEqualTo("3\n\u20ac");
        writer.write(new byte[0]);
        assertThat(sent.toString(UTF_8)).isEqualTo("3\n\u20ac0\n");
    }
}

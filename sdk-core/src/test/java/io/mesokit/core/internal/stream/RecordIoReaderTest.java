package io.mesokit.core.internal.stream;

import static io.mesokit.core.internal.stream.Replay.source;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.internal.stream.FramingException.Kind;
import io.mesokit.core.spi.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIoReaderTest {
    @Test
    void next_subscribedSchedulerAtEveryChunkSize_givesTheSameRecords() throws IOException {
        byte[] stream = Captured.bytes("scheduler-subscribe.recordio");
        List<String> whole = texts(ChunkedSource.of(stream, stream.length));
        assertThat(whole).hasSize(8);
        assertThat(whole).allSatisfy(record -> Json.mapper().readTree(record));
        for (int chunk = 1; chunk < stream.length; chunk++) {
            assertThat(texts(ChunkedSource.of(stream, chunk))).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource({"scheduler-subscribe-protobuf.recordio, 4", "agent-session.recordio, 3"})
    void next_capturedStreamAtEveryChunkSizeInASmallBuffer_givesTheSameBytes(String name, int count)
            throws IOException {
        byte[] stream = Captured.bytes(name);
        for (int chunk = 1; chunk <= stream.length; chunk++) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            RecordIoWriter writer = new RecordIoWriter(copy);
            int records = 0;
            RecordIoReader reader = new RecordIoReader(new Window(ChunkedSource.of(stream, chunk), 1), 1 << 20);
            for (; reader.next(); records++) {
                writer.write(reader.frame().copy());
            }
            assertThat(records).isEqualTo(count);
            assertThat(copy.toByteArray()).isEqualTo(stream);
        }
    }

    @Test
    void next_recordParsedInPlace_isTheSlice() throws IOException {
        RecordIoReader reader = new RecordIoReader(source("10\n{\"a\":\"b\"} 2\n{}"));
        reader.next();
        Frame frame = reader.frame();
        assertThat(Json.mapper()
                        .readTree(frame.array(), frame.offset(), frame.length())
                        .get("a")
                        .asText())
                .isEqualTo("b");
        assertThat(frame).hasToString("Frame[10 bytes]");
    }

    @Test
    void next_lastByteThere_doesNotAskForMore() throws IOException {
        RecordIoReader reader = new RecordIoReader(ChunkedSource.open("3\nabc2\nde".getBytes(US_ASCII)));
        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.frame().text()).isEqualTo("de");
        assertThatThrownBy(reader::next).isInstanceOf(AssertionError.class);
    }

    @Test
    void next_recordLongerThanBufferOnOpenConnection_doesNotAskForMore() throws IOException {
        byte[] stream = ("40000\n" + "x".repeat(40_000)).getBytes(US_ASCII);
        RecordIoReader reader = new RecordIoReader(ChunkedSource.open(stream));
        assertThat(reader.next()).isTrue();
        assertThat(reader.frame().length()).isEqualTo(40_000);
    }

    @Test
    void next_emptyStream_isEnd() throws IOException {
        RecordIoReader reader = new RecordIoReader(source(""));
        assertThat(reader.next()).isFalse();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void next_zeroLengthRecord_isAnEmptyFrame() throws IOException {
        assertThat(texts(source("0\n1\na0\n00\n"))).containsExactly("", "a", "", "");
    }

    @Test
    void next_leadingZeros_areTaken() throws IOException {
        assertThat(texts(source("0003\nabc"))).containsExactly("abc");
    }

    @Test
    void next_multiByteText_isCountedInBytes() throws IOException {
        assertThat(texts(source("5\n\u20ac\u00e91\n!"))).containsExactly("\u20ac\u00e9", "!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -5;hello             | NEGATIVE_LENGTH   | 0 | A record length is negative
            {"type":"HEARTBEAT"} | NOT_A_LENGTH      | 0 | A record begins with '{', not with a length
            <html>               | NOT_A_LENGTH      | 0 | A record begins with '<', not with a length
            ;5;hello             | NOT_A_LENGTH      | 0 | A record begins with byte 0x0a, not with a length
            1;a;1;b              | NOT_A_LENGTH      | 3 | A record begins with byte 0x0a, not with a length
            1;a+1;b              | NOT_A_LENGTH      | 3 | A record begins with '+', not with a length
            1;a-1;b              | NEGATIVE_LENGTH   | 3 | A record length is negative
            1;a5 ;hello          | MISSING_NEWLINE   | 3 | A record length is followed by byte 0x20, not by a newline
            5hello               | MISSING_NEWLINE   | 0 | A record length is followed by 'h', not by a newline
            0x5;hello            | MISSING_NEWLINE   | 0 | A record length is followed by 'x', not by a newline
            1;a1-;b              | MISSING_NEWLINE   | 3 | A record length is followed by '-', not by a newline
            10737418240;         | RECORD_OVER_LIMIT | 0 | A record of 10737418240 bytes is over the limit of 100
            1;a101;b             | RECORD_OVER_LIMIT | 3 | A record of 101 bytes is over the limit of 100
            999999999999999999;  | RECORD_OVER_LIMIT | 0 | A record of 999999999999999999 bytes is over the limit of 100
            0000000000000000001; | TOO_MANY_DIGITS   | 0 | A record length of more than 18 digits
            9999999999999999999; | TOO_MANY_DIGITS   | 0 | A record length of more than 18 digits
            1;a12                | TRUNCATED         | 3 | The stream ended within the length of a record
            1;a12;               | TRUNCATED         | 6 | The stream ended after 0 bytes of a record of 12
            1;a12;hello          | TRUNCATED         | 6 | The stream ended after 5 bytes of a record of 12
            """)
    void next_brokenStreamAtEveryChunkSize_saysWhatAndWhere(String stream, Kind kind, long offset, String what) {
        byte[] bytes = stream.replace(';', '\n').getBytes(US_ASCII);
        for (int chunk = 1; chunk <= bytes.length; chunk++) {
            RecordIoReader reader = new RecordIoReader(ChunkedSource.of(bytes, chunk), 100);
            Replay.of(reader::next).assertFails(kind, offset, what);
        }
    }

    @Test
    void next_carriageReturnOrHighByte_isShownAsHex() {
        assertThat(failureOf(source("5\r\nhello"))).hasMessageContaining("byte 0x0d");
        assertThat(failureOf(source("\u007f"))).hasMessageContaining("byte 0x7f");
        assertThat(failureOf(new ByteArrayInputStream(new byte[] {(byte) 0xff})))
                .hasMessageContaining("byte 0xff");
        assertThat(failureOf(source("~"))).hasMessageContaining("'~'");
        assertThat(failureOf(source("1/"))).hasMessageContaining("'/'");
        assertThat(failureOf(source("1:"))).hasMessageContaining("':'");
    }

    @Test
    void next_recordOfExactlyTheLimit_isTaken() throws IOException {
        RecordIoReader reader = new RecordIoReader(source("3\nabc4\nabcd"), 3);
        assertThat(reader.next()).isTrue();
        assertThat(Replay.of(reader::next).failure().kind()).isEqualTo(Kind.RECORD_OVER_LIMIT);
    }

    @Test
    void next_bigLengthAnnouncedButNotSent_costsNoMemory() {
        Window window = new Window(source("67108864\nabc"), 64);
        RecordIoReader reader = new RecordIoReader(window, RecordIoReader.DEFAULT_MAX_RECORD_LENGTH);
        assertThat(Replay.of(reader::next).failure().kind()).isEqualTo(Kind.TRUNCATED);
        assertThat(window.bytes).hasSizeLessThanOrEqualTo(128);
    }

    @Test
    void next_afterOneHugeRecordAndManySmall_givesTheBufferBack() throws IOException {
        int huge = 3 * Window.RETAINED_CAPACITY;
        String stream = huge + "\n" + "x".repeat(huge) + "2\nab".repeat(20);
        Window window = new Window(ChunkedSource.of(stream.getBytes(US_ASCII), 8192), 1024);
        RecordIoReader reader = new RecordIoReader(window, RecordIoReader.DEFAULT_MAX_RECORD_LENGTH);
        assertThat(reader.next()).isTrue();
        assertThat(reader.frame().length()).isEqualTo(huge);
        assertThat(window.bytes.length).isBetween(huge, 2 * huge);
        for (int record = 0; record < 20; record++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.frame().text()).isEqualTo("ab");
        }
        assertThat(window.bytes).hasSize(1024);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void next_hugeRecordsInARow_keepTheBuffer() throws IOException {
        int huge = 2 * Window.RETAINED_CAPACITY;
        String stream = (huge + "\n" + "x".repeat(huge) + "1\na").repeat(20);
        Window window = new Window(source(stream), 1024);
        RecordIoReader reader = new RecordIoReader(window, huge);
        reader.next();
        byte[] grown = window.bytes;
        while (reader.next()) {
            assertThat(window.bytes).isSameAs(grown);
        }
    }

    @Test
    void next_sourceFails_passesTheFailureOn() {
        IOException reset = new IOException("Connection reset");
        InputStream source = new InputStream() {
            @Override
            public int read() throws IOException {
                throw reset;
            }
        };
        assertThatThrownBy(new RecordIoReader(source)::next).isSameAs(reset);
    }

    @Test
    void next_sourceReturnsNothing_failsRatherThanSpins() {
        InputStream source = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return 0;
            }
        };
        assertThatThrownBy(new RecordIoReader(source)::next)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no bytes");
    }

    @Test
    void bytesRead_afterRecords_countsAllBytesOfTheStream() throws IOException {
        byte[] stream = Captured.bytes("agent-session.recordio");
        RecordIoReader reader = new RecordIoReader(ChunkedSource.of(stream, 7));
        assertThat(reader.bytesRead()).isZero();
        reader.next();
        assertThat(reader.bytesRead()).isEqualTo(63);
        while (reader.next()) {
            assertThat(reader.bytesRead()).isGreaterThan(63);
        }
        assertThat(reader.bytesRead()).isEqualTo(stream.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 15})
    void constructor_limitOutOfRange_throws(int limit) {
        assertThatThrownBy(() -> new RecordIoReader(source(""), limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxRecordLength");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE - 16})
    void constructor_limitInRange_reads(int limit) throws IOException {
        assertThat(new RecordIoReader(source("0\n"), limit).next()).isTrue();
    }

    @Test
    void next_steadyState_allocatesNothingPerRecord() throws IOException {
        int records = 20_000;
        byte[] stream = ("60\n" + "x".repeat(60) + "3000\n" + "y".repeat(3000))
                .repeat(records / 2)
                .getBytes(US_ASCII);
        RecordIoReader reader = new RecordIoReader(ChunkedSource.of(stream, 8192));
        Replay.of(() -> reader.next() && reader.frame().length() > 0).assertAllocatesNothing(records);
    }

    private static List<String> texts(InputStream source) throws IOException {
        RecordIoReader reader = new RecordIoReader(source);
        return Replay.of(reader::next).all(() -> reader.frame().text());
    }

    private static FramingException failureOf(InputStream source) {
        return Replay.of(new RecordIoReader(source)::next).failure();
    }
}

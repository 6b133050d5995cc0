package io.mesokit.core.internal.stream;

import static io.mesokit.core.internal.stream.Replay.source;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.internal.stream.FramingException.Kind;
import io.mesokit.core.spi.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void next_marathonStreamAtEveryChunkSize_givesTheSameEvents() throws IOException {
        byte[] stream = Captured.bytes("marathon-events.sse");
        List<String> whole = PlainSse.parse(stream).events;
        assertThat(whole).hasSize(14);
        for (int chunk = 1; chunk <= stream.length; chunk++) {
            assertThat(events(ChunkedSource.of(stream, chunk))).isEqualTo(whole);
        }
    }

    @Test
    void next_marathonEvent_isParsedInPlace() throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream(Captured.bytes("marathon-events.sse")));
        for (int event = 0; event < 14; event++) {
            assertThat(reader.next()).isTrue();
            Frame data = reader.event().data();
            assertThat(Json.mapper()
                            .readTree(data.array(), data.offset(), data.length())
                            .get("eventType")
                            .asText())
                    .isEqualTo(reader.event().type());
        }
        assertThat(reader.next()).isFalse();
        assertThat(reader.truncated()).isFalse();
    }

    /** In the streams `;` is LF and `^` is CR; events are given as type|id|data. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            data: a;;                              ! message||a
            data:a;;                               ! message||a
            data:  a ;;                            ! message|| a%
            data;;                                 ! message||
            data:;;                                ! message||
            data;data;;                            ! message||;
            data: a;data: b;data:;data: c;;        ! message||a;b;;c
            data: a^data: b^^                      ! message||a;b
            data: a^;data: b^;^;                   ! message||a;b
            data: a^;data: b;^data: c^^            ! message||a;b ~ message||c
            event: x;data: a;;                     ! x||a
            data: a;event: x;;                     ! x||a
            event: x;event: y;data: a;;            ! y||a
            event: x;event:;data: a;;              ! message||a
            event: x;;data: a;;                    ! message||a
            data: a;event: long name;data: bcdefg;; ! long name||a;bcdefg
            id: 1;data: a;;data: b;;id;data: c;;   ! message|1|a ~ message|1|b ~ message||c
            id: 1;;data: a;;                       ! message|1|a
            data: a;id: 7;;                        ! message|7|a
            : note;data: a;: note;data: b;:;;      ! message||a;b
            ;;^^^;;data: a;;                       ! message||a
            Data: a;datax: a;dat: a;data : a;;     !
            dataxyzdata: a;events: x;idd: 1;data: b;; ! message||b
            xvent: x;xd: 9;xata: a;data: b;;       ! message||b
            foo;bar: baz;data: b;;                 ! message||b
            data: a:b: c;;                         ! message||a:b: c
            retry: 5;data: a;;                     ! message||a
            data: a                                !
            data: a;                               !
            data: a;;data: b;                      ! message||a
            """)
    void next_anyStreamAtEveryChunkSize_followsTheStandard(String stream, String expected) throws IOException {
        byte[] bytes = stream.replace(';', '\n').replace('^', '\r').getBytes(US_ASCII);
        List<String> events = expected == null
                ? List.of()
                : List.of(expected.replace(';', '\n').replace('%', ' ').split(" ~ "));
        for (int chunk = 1; chunk <= bytes.length; chunk++) {
            assertThat(events(ChunkedSource.of(bytes, chunk))).isEqualTo(events);
        }
    }

    @ParameterizedTest
    @CsvSource({"data: a^^, 9", "data: a^;^, 10", "data: a;;, 9", "data: a;^, 9", ";;;:x;data: a;;, 15"})
    void next_blankLineThere_doesNotAskForMore(String stream, int length) throws IOException {
        byte[] bytes = stream.replace(';', '\n').replace('^', '\r').getBytes(US_ASCII);
        assertThat(bytes).hasSize(length);
        SseReader reader = new SseReader(ChunkedSource.open(bytes));
        assertThat(reader.next()).isTrue();
        assertThat(reader.event().data().text()).isEqualTo("a");
        assertThatThrownBy(reader::next).isInstanceOf(AssertionError.class);
    }

    @Test
    void next_byteOrderMark_isSkippedOnceOnly() throws IOException {
        byte[] stream = "\ufeffdata: a\n\n\ufeffdata: b\n\n".getBytes(UTF_8);
        for (int chunk = 1; chunk <= stream.length; chunk++) {
            assertThat(events(ChunkedSource.of(stream, chunk))).containsExactly("message||a");
        }
        assertThat(events(source("\ufeff\ndata: b\n\n"))).containsExactly("message||b");
        assertThat(events(source("\n\ufeffdata: b\n\n"))).isEmpty();
    }

    @Test
    void next_idWithNul_isIgnored() throws IOException {
        assertThat(events(source("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n")))
                .containsExactly("message|1|a", "message|1|b");
    }

    @Test
    void next_utf8_isDecodedLate() throws IOException {
        SseReader reader = new SseReader(source("event: \u00e9t\u00e9\nid: \u20ac\ndata: \ud83d\ude00\n\n"));
        assertThat(reader.next()).isTrue();
        assertThat(reader.event().type()).isEqualTo("\u00e9t\u00e9");
        assertThat(reader.event().lastEventId()).isEqualTo("\u20ac");
        assertThat(reader.event().data().text()).isEqualTo("\ud83d\ude00");
        assertThat(reader.event()).hasToString("SseEvent[\u00e9t\u00e9, 4 bytes]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 1000})
    void next_typeOfAnyLength_isDecodedEachTime(int length) throws IOException {
        String type = "e".repeat(length);
        String stream = ("event: " + type + "\ndata: a\n\nevent: " + type + "x\ndata: a\n\n").repeat(2);
        assertThat(events(source(stream))).containsExactly(type + "||a", type + "x||a", type + "||a", type + "x||a");
    }

    @Test
    void next_malformedUtf8_isReplacedNotRefused() throws IOException {
        byte[] stream = "event: \u00ff\ndata: a\u00ffb\n\n".getBytes(ISO_8859_1);
        SseReader reader = new SseReader(new ByteArrayInputStream(stream));
        assertThat(reader.next()).isTrue();
        assertThat(reader.event().type()).isEqualTo("\ufffd");
        assertThat(reader.event().data().text()).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @CsvSource({
        "retry: 3000, 3000",
        "retry:0, 0",
        "retry: 007, 7",
        "retry: 99999999999999999999, 2147483647",
        "retry: 2147483648, 2147483647",
        "retry: 5;retry: -1, 5",
        "retry: 5;retry: 1.5, 5",
        "retry: 5;retry: 6x, 5",
        "retry: 5;retry:, 5",
        "retry: 5;retry, 5",
        "retry: 5;retry:  6, 5",
        "retry: 5;retry: /, 5",
        "retry: 5;retry: :, 5"
    })
    void retryMillis_afterRetryField_takesDigitsOnly(String stream, long millis) throws IOException {
        SseReader reader = new SseReader(source(stream.replace(';', '\n') + "\n\n"));
        assertThat(reader.retryMillis()).isEmpty();
        assertThat(reader.next()).isFalse();
        assertThat(reader.retryMillis()).hasValue(millis);
    }

    @Test
    void retryMillis_emptyRetryField_staysUnset() throws IOException {
        SseReader reader = new SseReader(source("retry:\n\n"));
        assertThat(reader.next()).isFalse();
        assertThat(reader.retryMillis()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "';', false",
        "'data: a;;', false",
        "'data: a^^', false",
        "'data: a;;;', false",
        "'data: a;;: note', false",
        "'data: a;;: note;', false",
        "'data: a;;d', true",
        "'data: a;;data: b', true",
        "'data: a;;data: b;', true",
        "'data: a;;data: b;: note;', true",
        "'event: x;', true",
        "'event: x;;', false",
        "'id: 1;', true",
        "\ufeff, false",
        "'\ufeff;', false",
        "'\ufeff: note', false",
        "'\ufeffd', true"
    })
    void truncated_atEndOfStream_saysWhetherAnEventWasCut(String stream, boolean truncated) throws IOException {
        byte[] bytes = stream.replace(';', '\n').replace('^', '\r').getBytes(UTF_8);
        for (int chunk = 1; chunk <= Math.max(1, bytes.length); chunk++) {
            SseReader reader = new SseReader(new Window(ChunkedSource.of(bytes, chunk), 1), 100, 100);
            while (reader.next()) {
                assertThat(reader.truncated()).isFalse();
            }
            assertThat(reader.truncated()).isEqualTo(truncated);
            assertThat(reader.next()).isFalse();
            assertThat(reader.truncated()).isEqualTo(truncated);
        }
    }

    @Test
    void lastEventId_ofAnUnfinishedEvent_isNotResumedFrom() throws IOException {
        SseReader reader = new SseReader(source("id: 1\ndata: a\n\nid: 2\ndata: b\n"));
        assertThat(reader.lastEventId()).isEmpty();
        assertThat(reader.next()).isTrue();
        assertThat(reader.lastEventId()).isEqualTo("1");
        assertThat(reader.next()).isFalse();
        assertThat(reader.lastEventId()).isEqualTo("1");
    }

    @Test
    void bytesRead_duringHeartbeats_growsThoughNoEventComes() throws IOException {
        SseReader reader = new SseReader(ChunkedSource.of("\r\n\r\n: ping\r\n".getBytes(US_ASCII), 2));
        assertThat(reader.next()).isFalse();
        assertThat(reader.bytesRead()).isEqualTo(12);
        assertThat(reader.truncated()).isFalse();
    }

    @Test
    void next_heartbeatsForEver_keepTheBufferSmall() throws IOException {
        Window window =
                new Window(ChunkedSource.of("\r\n: ping\r\n".repeat(10_000).getBytes(US_ASCII), 10), 32);
        assertThat(new SseReader(window, 100, 100).next()).isFalse();
        assertThat(window.bytes).hasSizeLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({
        "data: 789012345, LINE_OVER_LIMIT, 0, A line of more than 14 bytes",
        ":2345678901234;data: 789012345, LINE_OVER_LIMIT, 15, A line of more than 14 bytes",
        ":23456789012345, LINE_OVER_LIMIT, 0, A line of more than 14 bytes",
        "data: a;;data: 789012345, LINE_OVER_LIMIT, 9, A line of more than 14 bytes",
        "data: a;;data: 1;data: 12;data: 123;data:, EVENT_OVER_LIMIT, 15, An event of more than 22 bytes",
        "data: a;;data: 12;:234;:23456789012345, LINE_OVER_LIMIT, 23, A line of more than 14 bytes",
        "data: a;;data: 1;:345;:89;:234567890123, EVENT_OVER_LIMIT, 15, An event of more than 22 bytes"
    })
    void next_overLimitAtEveryChunkSize_saysWhatAndWhere(String stream, Kind kind, long offset, String what) {
        byte[] bytes = stream.replace(';', '\n').getBytes(US_ASCII);
        for (String tail : List.of("", "\n", "\r\n\r\n", "more")) {
            byte[] longer = (stream.replace(';', '\n') + tail).getBytes(US_ASCII);
            for (int chunk = 1; chunk <= bytes.length; chunk++) {
                SseReader reader = new SseReader(ChunkedSource.of(longer, chunk), 14, 22);
                Replay.of(reader::next).assertFails(kind, offset, what);
            }
        }
    }

    @Test
    void next_lineAndEventOfExactlyTheLimit_areTaken() throws IOException {
        SseReader reader = new SseReader(source("data: 123\ndata: 123\ndata\n\n"), 9, 19);
        assertThat(reader.next()).isTrue();
        assertThat(reader.event().data().text()).isEqualTo("123\n123\n");
    }

    @Test
    void next_afterOneHugeEventAndManySmall_givesTheBufferBack() throws IOException {
        int huge = 3 * MIB;
        String stream = "data:" + "x".repeat(huge) + "\n\n" + "data:ab\n\n".repeat(20);
        Window window = new Window(ChunkedSource.of(stream.getBytes(US_ASCII), 8192), 1024);
        SseReader reader = new SseReader(window, 2 * huge, 2 * huge);
        assertThat(reader.next()).isTrue();
        assertThat(reader.event().data().length()).isEqualTo(huge);
        assertThat(window.bytes.length).isBetween(huge, 2 * huge);
        for (int event = 0; event < 20; event++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.event().data().text()).isEqualTo("ab");
        }
        assertThat(reader.next()).isFalse();
        assertThat(window.bytes).hasSize(1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 512 * MIB + 1, Integer.MAX_VALUE})
    void constructor_limitOutOfRange_throws(int limit) {
        assertThatThrownBy(() -> new SseReader(source(""), limit, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxLineLength: " + limit);
        assertThatThrownBy(() -> new SseReader(source(""), 1, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxEventLength: " + limit);
    }

    @Test
    void constructor_limitInRange_reads() throws IOException {
        assertThat(new SseReader(source("data:\n\n"), 512 * MIB, 512 * MIB).next())
                .isTrue();
        assertThat(new SseReader(source("\n"), 1, 1).next()).isFalse();
    }

    @Test
    void next_steadyState_allocatesNothingPerEvent() throws IOException {
        int events = 20_000;
        byte[] stream = ("event: status_update_event\r\ndata: " + "x".repeat(400) + "\r\n\r\n")
                .repeat(events)
                .getBytes(US_ASCII);
        SseReader reader = new SseReader(ChunkedSource.of(stream, 8192));
        Replay.of(() -> reader.next() && reader.event().data().length() == 400).assertAllocatesNothing(events);
    }

    private static List<String> events(InputStream source) throws IOException {
        SseReader reader = new SseReader(source);
        return Replay.of(reader::next).all(() -> shown(reader.event()));
    }

    private static String shown(SseEvent event) {
        return PlainSse.event(event.type(), event.lastEventId(), event.data().text());
    }
}

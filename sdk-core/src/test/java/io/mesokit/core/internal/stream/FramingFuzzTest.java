package io.mesokit.core.internal.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.internal.stream.FramingException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * A million made-up and damaged streams, the same in every run. A reader may end, or throw a {@link
 * FramingException}, and nothing else; its buffer stays within its limits; and every stream that breaks no limit
 * is read as a plain all-at-once parser reads it, whatever the chunks.
 */
class FramingFuzzTest {
    private static final int STREAMS = 600_000;
    private static final int LIMIT = 200;
    private static final Duration NO_HANG = Duration.ofMinutes(2);

    private static final String[] SSE_PIECES = {
        "\n", "\n", "\r", "\r\n", "\r\n\r\n", "\n\n", "data", "data:", "data: ", "event: ", "event", "id: ", "id",
        "retry: ", "retry", ":", " ", "x", "abc", "{\"a\":1}", "12", "0", "\0", "\t", "\u00ef\u00bb\u00bf", "\u00ff",
        "\u00c3\u00a9", "foo: bar", "Data: ", "-"
    };

    @Test
    void recordIo_anyBytes_endOrFailAsDeclared() {
        Assertions.assertTimeoutPreemptively(NO_HANG, () -> {
            for (int seed = 0; seed < STREAMS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                byte[] stream = damaged(recordIo(random), random);
                assertThat(read(stream, random)).as("seed %d", seed).isEqualTo(plain(stream));
            }
        });
    }

    @Test
    void sse_anyBytes_readAsThePlainParserDoes() {
        Assertions.assertTimeoutPreemptively(NO_HANG, () -> {
            int overLimit = 0;
            for (int seed = 0; seed < STREAMS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                byte[] stream = sse(random);
                overLimit += sseAgrees(stream, random) ? 0 : 1;
            }
            assertThat(overLimit).isBetween(STREAMS / 1000, STREAMS / 4);
        });
    }

    private static byte[] recordIo(SplittableRandom random) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        RecordIoWriter writer = new RecordIoWriter(stream);
        for (int record = random.nextInt(6); record > 0; record--) {
            byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? LIMIT + 20 : 12)];
            random.nextBytes(bytes);
            writer.write(bytes);
        }
        return stream.toByteArray();
    }

    private static byte[] damaged(byte[] stream, SplittableRandom random) {
        String text = new String(stream, ISO_8859_1);
        return switch (random.nextInt(6)) {
            case 0 -> stream;
            case 1 -> text.substring(0, random.nextInt(text.length() + 1)).getBytes(ISO_8859_1);
            case 2 -> spliced(text, random, String.valueOf((char) random.nextInt(256)));
            case 3 -> spliced(text, random, Long.toString(random.nextLong() >> random.nextInt(64)));
            case 4 -> spliced(text, random, "-");
            default -> spliced(text, random, "\n");
        };
    }

    private static byte[] spliced(String text, SplittableRandom random, String piece) {
        int at = random.nextInt(text.length() + 1);
        int cut = Math.min(text.length(), at + random.nextInt(3));
        return (text.substring(0, at) + piece + text.substring(cut)).getBytes(ISO_8859_1);
    }

    private static byte[] sse(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int piece = random.nextInt(30); piece > 0; piece--) {
            text.append(SSE_PIECES[random.nextInt(SSE_PIECES.length)].repeat(random.nextInt(50) == 0 ? 90 : 1));
        }
        return text.toString().getBytes(ISO_8859_1);
    }

    /** The records, and at last how it ended. */
    private static List<String> read(byte[] stream, SplittableRandom random) throws IOException {
        Window window = window(stream, random);
        RecordIoReader reader = new RecordIoReader(window, LIMIT);
        List<String> seen = new ArrayList<>();
        try {
            while (reader.next()) {
                seen.add(new String(reader.frame().copy(), ISO_8859_1));
            }
            seen.add("end");
        } catch (FramingException failure) {
            seen.add(failure.kind() + "@" + failure.offset());
        }
        assertThat(window.bytes.length).isLessThanOrEqualTo(2 * LIMIT);
        return seen;
    }

    private static List<String> plain(byte[] stream) {
        String text = new String(stream, ISO_8859_1);
        List<String> seen = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int newline = at;
            while (newline < text.length() && Character.digit(text.charAt(newline), 10) >= 0) {
                newline++;
            }
            Kind wrong = wrong(text, at, newline);
            if (wrong != null) {
                seen.add(wrong + "@" + at);
                return seen;
            }
            int length = Integer.parseInt(text.substring(at, newline));
            at = newline + 1;
            if (at + length > text.length()) {
                seen.add(Kind.TRUNCATED + "@" + at);
                return seen;
            }
            seen.add(text.substring(at, at + length));
            at += length;
        }
        seen.add("end");
        return seen;
    }

    private static Kind wrong(String text, int at, int newline) {
        if (newline - at > RecordIoReader.MAX_LENGTH_DIGITS) {
            return Kind.TOO_MANY_DIGITS;
        }
        if (newline == text.length()) {
            return Kind.TRUNCATED;
        }
        if (newline == at) {
            return text.charAt(at) == '-' ? Kind.NEGATIVE_LENGTH : Kind.NOT_A_LENGTH;
        }
        if (text.charAt(newline) != '\n') {
            return Kind.MISSING_NEWLINE;
        }
        return Long.parseLong(text.substring(at, newline)) > LIMIT ? Kind.RECORD_OVER_LIMIT : null;
    }

    /** Whether the stream was read to its end; if it broke a limit, what came before it must agree. */
    private static boolean sseAgrees(byte[] stream, SplittableRandom random) throws IOException {
        Window window = window(stream, random);
        SseReader reader = new SseReader(window, LIMIT, LIMIT);
        PlainSse plain = PlainSse.parse(stream);
        String what = new String(stream, US_ASCII);
        List<String> seen = new ArrayList<>();
        boolean ended = false;
        try {
            while (reader.next()) {
                seen.add(text(reader.event()));
            }
            ended = true;
        } catch (FramingException failure) {
            assertThat(failure.kind()).isIn(Kind.LINE_OVER_LIMIT, Kind.EVENT_OVER_LIMIT);
            assertThat(stream.length).isGreaterThan(LIMIT);
        }
        assertThat(window.bytes.length).isLessThanOrEqualTo(4 * LIMIT);
        if (!ended) {
            assertThat(plain.events.subList(0, seen.size())).as(what).isEqualTo(seen);
            return false;
        }
        assertThat(seen).as(what).isEqualTo(plain.events);
        assertThat(reader.truncated()).as(what).isEqualTo(plain.truncated);
        assertThat(reader.lastEventId()).as(what).isEqualTo(plain.lastEventId);
        assertThat(reader.retryMillis()).as(what).isEqualTo(millis(plain.retry));
        return true;
    }

    private static OptionalLong millis(String digits) {
        return digits.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(new BigInteger(digits)
                        .min(BigInteger.valueOf(Integer.MAX_VALUE))
                        .longValue());
    }

    private static String text(SseEvent event) {
        return PlainSse.event(
                event.type(), event.lastEventId(), new String(event.data().copy(), ISO_8859_1));
    }

    private static Window window(byte[] stream, SplittableRandom random) {
        return new Window(
                ChunkedSource.of(stream, 1 + random.nextInt(random.nextBoolean() ? 3 : 64)), 1 + random.nextInt(32));
    }
}

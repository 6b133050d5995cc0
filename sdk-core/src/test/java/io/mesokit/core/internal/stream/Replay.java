package io.mesokit.core.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mesokit.core.internal.stream.FramingException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A stream given to one of the readers, which are alike in how they go on, how they fail and what they may cost. */
final class Replay {
    /** Goes on by one record or event; false at the end. */
    interface Reader {
        boolean next() throws IOException;
    }

    private final Reader reader;

    private Replay(Reader reader) {
        this.reader = reader;
    }

    static Replay of(Reader reader) {
        return new Replay(reader);
    }

    static InputStream source(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** What the reader stood at, each time. */
    <T> List<T> all(Supplier<T> present) throws IOException {
        List<T> all = new ArrayList<>();
        while (reader.next()) {
            all.add(present.get());
        }
        return all;
    }

    /** How it fails, sooner or later. */
    FramingException failure() {
        try {
            while (reader.next()) {
                continue;
            }
        } catch (FramingException failure) {
            return failure;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the stream was read to its end");
    }

    /** It fails so, and again when it is asked again. */
    void assertFails(Kind kind, long offset, String what) {
        FramingException failure = failure();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.offset()).isEqualTo(offset);
        assertThat(failure).hasMessage(what + " (at byte " + offset + " of the stream)");
        assertThatThrownBy(reader::next).isSameAs(failure);
    }

    /** From the middle of a stream of that many to its end, no memory is used for each. */
    void assertAllocatesNothing(int count) throws IOException {
        for (int each = 0; each < count / 2; each++) {
            reader.next();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        int read = 0;
        while (reader.next()) {
            read++;
        }
        long each = (threads.getThreadAllocatedBytes(thread) - before) / read;
        assertThat(read).isEqualTo(count / 2);
        assertThat(each).isLessThan(8);
    }
}

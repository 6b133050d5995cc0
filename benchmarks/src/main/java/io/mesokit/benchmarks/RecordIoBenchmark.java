package io.mesokit.benchmarks;

import com.mesosphere.mesos.rx.java.recordio.RecordIOOperator;
import io.mesokit.core.internal.stream.Frame;
import io.mesokit.core.internal.stream.RecordIoReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rx.Subscriber;

/** RecordIO in memory, 8 KiB chunks: our reader beside the operator of mesos-rxjava. Used by one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Bodies.RECORDS)
public class RecordIoBenchmark {
    /** The records decoded. */
    @Param
    public RecordShape shape = RecordShape.MIXED;

    private RecordIoReader reader = new RecordIoReader(InputStream.nullInputStream());
    private final List<ByteBuf> chunks = new ArrayList<>();
    private final Sum sum = new Sum();
    private Subscriber<? super ByteBuf> operator = sum.nothing();

    /** Makes the stream of the shape. */
    @Setup
    public void prepare() {
        byte[] body = Bodies.recordIo(shape);
        reader = new RecordIoReader(new Loop(body));
        for (int at = 0; at < body.length; at += Loop.CHUNK) {
            chunks.add(Unpooled.wrappedBuffer(body, at, Math.min(Loop.CHUNK, body.length - at)));
        }
        operator = new RecordIOOperator().call(sum);
    }

    /** Reads every record once; the sum of their lengths and last bytes. */
    @Benchmark
    public long ours() throws IOException {
        long total = 0;
        for (int record = 0; record < Bodies.RECORDS; record++) {
            reader.next();
            Frame frame = reader.frame();
            total += frame.length() + frame.array()[frame.offset() + frame.length() - 1];
        }
        return total;
    }

    /** The same with the peer. */
    @Benchmark
    public long peer() {
        sum.total = 0;
        for (ByteBuf chunk : chunks) {
            chunk.readerIndex(0);
            operator.onNext(chunk);
        }
        return sum.total;
    }

    private static final class Sum extends Subscriber<byte[]> {
        private long total;

        @Override
        public void onNext(byte[] record) {
            total += record.length + record[record.length - 1];
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onCompleted() {
            throw new IllegalStateException("the stream has no end");
        }

        private Subscriber<Object> nothing() {
            return rx.observers.Subscribers.empty();
        }
    }
}

package io.mesokit.perf.counters;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Optional;

/**
 * The five calls into the kernel that Java cannot make by itself. As in the kernel, a failure is the negative errno,
 * taken in the same call, so that nothing can come between the two. Safe for use by any thread.
 */
interface Syscalls {
    int O_CLOEXEC = 0x80000;

    /** perf_event_open(2): a new descriptor. The attributes are in a direct buffer. */
    int openEvent(ByteBuffer attributes, int pid, int cpu, int group, long flags);

    /** open(2) of a directory: a new descriptor, which no child of this process gets. */
    int openDirectory(String path);

    /** read(2) into the start of the buffer: the bytes read. A buffer is for one thread at a time. */
    long read(int descriptor, Buffer into);

    /** ioctl(2). */
    int ioctl(int descriptor, long request, long argument);

    /** close(2). */
    int close(int descriptor);

    /** Native memory for so many longs. */
    Buffer buffer(int longs);

    /** What stands in the way of all calls. */
    default Optional<Refusal> refusal() {
        return Optional.empty();
    }

    /** Native memory and its address, which is asked for once, for asking costs as much as the call. */
    class Buffer {
        private final LongBuffer longs;
        private final long address;
        private final long bytes;

        Buffer(ByteBuffer memory, long address) {
            this.longs = memory.asLongBuffer();
            this.address = address;
            this.bytes = memory.capacity();
        }

        static ByteBuffer memory(int bytes) {
            return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }

        /** What was read, by its place. */
        long get(int index) {
            return longs.get(index);
        }

        final void put(int index, long value) {
            longs.put(index, value);
        }

        final long address() {
            return address;
        }

        final long bytes() {
            return bytes;
        }
    }
}

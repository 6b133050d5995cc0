package io.mesokit.perf.counters;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Where no call can be made: another system, an unknown processor, or a Java machine that allows no native access. */
final class NoSyscalls implements Syscalls {
    private final Refusal refusal;

    NoSyscalls(String sentence) {
        refusal = new Refusal(PerfObstacle.NO_NATIVE_ACCESS, sentence);
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.of(refusal);
    }

    @Override
    public int openEvent(ByteBuffer attributes, int pid, int cpu, int group, long flags) {
        return -Errno.ENOSYS;
    }

    @Override
    public int openDirectory(String path) {
        return -Errno.ENOSYS;
    }

    @Override
    public long read(int descriptor, Buffer into) {
        return -Errno.ENOSYS;
    }

    @Override
    public int ioctl(int descriptor, long request, long argument) {
        return -Errno.ENOSYS;
    }

    @Override
    public int close(int descriptor) {
        return -Errno.ENOSYS;
    }

    @Override
    public Buffer buffer(int longs) {
        return new Buffer(Buffer.memory(longs * Long.BYTES), 0);
    }
}

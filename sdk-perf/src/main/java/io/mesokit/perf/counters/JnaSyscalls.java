package io.mesokit.perf.counters;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The calls through JNA, for Java 17 to 21. Directly mapped, for an interface costs twice the call; addresses are
 * numbers, for JNA's own memory objects cost a look-up each. JNA keeps errno right after each call, for the thread that
 * made it.
 */
final class JnaSyscalls implements Syscalls {
    private final Machine.Numbers numbers;

    JnaSyscalls(Machine.Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public int openEvent(ByteBuffer attributes, int pid, int cpu, int group, long flags) {
        try {
            return (int) orErrno(C.syscall(numbers.perfEventOpen(), address(attributes), pid, cpu, group, flags));
        } finally {
            Reference.reachabilityFence(attributes);
        }
    }

    @Override
    public int openDirectory(String path) {
        byte[] name = (path + '\0').getBytes(StandardCharsets.UTF_8);
        return (int) orErrno(C.open(name, numbers.directory() | O_CLOEXEC));
    }

    @Override
    public long read(int descriptor, Buffer into) {
        return orErrno(C.read(descriptor, into.address(), into.bytes()));
    }

    @Override
    public int ioctl(int descriptor, long request, long argument) {
        return (int) orErrno(C.ioctl(descriptor, request, argument));
    }

    @Override
    public int close(int descriptor) {
        return (int) orErrno(C.close(descriptor));
    }

    @Override
    public Buffer buffer(int longs) {
        ByteBuffer memory = Buffer.memory(longs * Long.BYTES);
        return new Buffer(memory, address(memory));
    }

    private static long address(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    private static long orErrno(long result) {
        return result == -1 ? -Native.getLastError() : result;
    }

    /** libc, whichever it is that the Java machine itself is bound to. */
    private static final class C {
        static {
            Native.register(C.class, NativeLibrary.getProcess());
        }

        static native long syscall(long number, long attributes, long pid, long cpu, long group, long flags);

        static native int open(byte[] path, int flags);

        static native long read(int descriptor, long address, long bytes);

        static native int ioctl(int descriptor, long request, long argument);

        static native int close(int descriptor);
    }
}

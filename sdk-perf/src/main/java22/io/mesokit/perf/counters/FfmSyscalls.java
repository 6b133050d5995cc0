package io.mesokit.perf.counters;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * The calls through java.lang.foreign, for Java 22 and later. A read is no "critical" call: the kernel asks another
 * processor, which takes up to 15 µs, and a critical call would hold up the collector for as long.
 */
final class FfmSyscalls implements Syscalls {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final VarHandle ERRNO_VALUE =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SYSCALL =
            call("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle OPEN = call("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
    private static final FunctionDescriptor READ_TYPE =
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle READ = LINKER.downcallHandle(function("read"), READ_TYPE);
    private static final MethodHandle READ_OR_ERRNO = LINKER.downcallHandle(function("read"), READ_TYPE, ERRNO);
    private static final MethodHandle IOCTL = call("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle CLOSE = call("close", 1, JAVA_INT, JAVA_INT);

    private final Machine.Numbers numbers;

    FfmSyscalls(Machine.Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public int openEvent(ByteBuffer attributes, int pid, int cpu, int group, long flags) {
        long address = MemorySegment.ofBuffer(attributes).address();
        long number = numbers.perfEventOpen();
        try {
            return (int) once((arena, errno) ->
                    (long) SYSCALL.invokeExact(errno, number, address, (long) pid, (long) cpu, (long) group, flags));
        } finally {
            Reference.reachabilityFence(attributes);
        }
    }

    @Override
    public int openDirectory(String path) {
        return (int) once((arena, errno) ->
                (int) OPEN.invokeExact(errno, arena.allocateFrom(path), numbers.directory() | O_CLOEXEC));
    }

    @Override
    public long read(int descriptor, Buffer into) {
        try {
            long bytes = (long) READ.invokeExact(descriptor, into.address(), into.bytes());
            return bytes < 0 ? readAgain(descriptor, (Captured) into) : bytes;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** To take the errno costs every read some 10 ns, so only one that has failed is made anew with it: it harms nothing. */
    private static long readAgain(int descriptor, Captured into) throws Throwable {
        MemorySegment errno = into.errno;
        return orErrno((long) READ_OR_ERRNO.invokeExact(errno, descriptor, into.address(), into.bytes()), errno);
    }

    @Override
    public int ioctl(int descriptor, long request, long argument) {
        return (int) once((arena, errno) -> (int) IOCTL.invokeExact(errno, descriptor, request, argument));
    }

    @Override
    public int close(int descriptor) {
        return (int) once((arena, errno) -> (int) CLOSE.invokeExact(errno, descriptor));
    }

    @Override
    public Buffer buffer(int longs) {
        return new Captured(Buffer.memory(longs * Long.BYTES));
    }

    /** Where the errno of a read goes is a part of its buffer, so that a read allocates nothing. */
    private static final class Captured extends Buffer {
        private final MemorySegment errno = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
        private final MemorySegment memory;

        Captured(ByteBuffer memory) {
            super(memory, MemorySegment.ofBuffer(memory).address());
            this.memory = MemorySegment.ofBuffer(memory);
        }

        /** From Java 22 on a segment is read faster than a buffer. */
        @Override
        long get(int index) {
            return memory.getAtIndex(JAVA_LONG, index);
        }
    }

    private interface Invocation {
        long run(Arena arena, MemorySegment errno) throws Throwable;
    }

    private static long once(Invocation invocation) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
            return orErrno(invocation.run(arena, errno), errno);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static long orErrno(long result, MemorySegment errno) {
        return result == -1 ? -(int) ERRNO_VALUE.get(errno, 0L) : result;
    }

    /**
     * The last two arguments of syscall and ioctl, and more, are variadic in C; on some processors that makes a
     * difference.
     */
    private static MethodHandle call(String name, int firstVariadic, MemoryLayout result, MemoryLayout... arguments) {
        FunctionDescriptor descriptor = FunctionDescriptor.of(result, arguments);
        return firstVariadic < arguments.length
                ? LINKER.downcallHandle(
                        function(name), descriptor, ERRNO, Linker.Option.firstVariadicArg(firstVariadic))
                : LINKER.downcallHandle(function(name), descriptor, ERRNO);
    }

    private static MemorySegment function(String name) {
        return LINKER.defaultLookup().find(name).orElseThrow();
    }
}

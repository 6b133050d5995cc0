package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every variant of the calls has to do, on the real kernel: JNA always, java.lang.foreign on Java 22 and later.
 */
@ParameterizedClass
@MethodSource("variants")
class SyscallsTest {
    private static final EventCode.Fixed TASK_CLOCK = EventCode.fixed(EventCode.SOFTWARE, 1);
    private static final EventCode.Fixed PAGE_FAULTS = EventCode.fixed(EventCode.SOFTWARE, 2);
    private static final int BREAKPOINT = 5;

    private final Syscalls calls;

    SyscallsTest(Syscalls calls) {
        this.calls = calls;
    }

    static Stream<Syscalls> variants() {
        Machine.Numbers numbers = Machine.NUMBERS.get(System.getProperty("os.arch"));
        Syscalls newest = Edge.open(numbers);
        return newest instanceof JnaSyscalls ? Stream.of(newest) : Stream.of(new JnaSyscalls(numbers), newest);
    }

    @Test
    void variants_onJava22AndLater_areTwo() {
        assertThat(variants()).hasSize(Runtime.version().feature() >= 22 ? 2 : 1);
    }

    @Test
    void group_readAfterWork_hasNumberTimesAndValues() {
        int leader = open(TASK_CLOCK, -1);
        int follower = open(PAGE_FAULTS, leader);
        Syscalls.Buffer buffer = calls.buffer(5);

        assertThat(calls.ioctl(leader, Abi.ENABLE, Abi.WHOLE_GROUP)).isZero();
        spin();
        assertThat(calls.read(leader, buffer)).isEqualTo(40);

        assertThat(buffer.get(0)).isEqualTo(2);
        assertThat(buffer.get(1)).isPositive().isEqualTo(buffer.get(2));
        assertThat(buffer.get(3)).isGreaterThanOrEqualTo(1_000_000);
        assertThat(buffer.get(4)).isNotNegative();
        assertThat(calls.close(follower)).isZero();
        assertThat(calls.close(leader)).isZero();
        assertThat(calls.close(leader)).isEqualTo(-9);
    }

    @Test
    void descriptor_ofAnEventOrDirectory_isNotInheritedByChildren() throws IOException {
        int event = open(TASK_CLOCK, -1);
        int directory = calls.openDirectory("/tmp");

        assertThat(openFlags(event)).matches(flags -> (flags & Syscalls.O_CLOEXEC) != 0);
        assertThat(openFlags(directory)).matches(flags -> (flags & Syscalls.O_CLOEXEC) != 0);
        calls.close(event);
        calls.close(directory);
    }

    @Test
    void directory_whoseNameIsNotAscii_isOpened(@TempDir Path folder) throws Exception {
        // By a shell, for where the locale is no UTF-8 Java itself cannot name it.
        Process made = new ProcessBuilder("sh", "-c", "mkdir \"$1/$(printf '\\303\\251')\"", "sh", folder.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();

        int directory = calls.openDirectory(folder + "/\u00e9");

        assertThat(directory).isPositive();
        calls.close(directory);
    }

    @Test
    void failure_ofEachCall_isItsNegativeErrno() {
        assertThat(calls.openEvent(Abi.attributes(TASK_CLOCK, true, false, false), 0, -1, 99_999, 0))
                .as("EBADF")
                .isEqualTo(-9);
        assertThat(calls.openEvent(Syscalls.Buffer.memory(112).putInt(4, 32), 0, -1, -1, 0))
                .as("E2BIG")
                .isEqualTo(-7);
        assertThat(calls.openDirectory("/nowhere/at/all")).isEqualTo(-Errno.ENOENT);
        assertThat(calls.openDirectory("/etc/passwd")).isEqualTo(-Errno.ENOTDIR);
        assertThat(calls.read(99_999, calls.buffer(1))).isEqualTo(-9);
        assertThat(calls.ioctl(99_999, Abi.ENABLE, 0)).isEqualTo(-9);
        assertThat(calls.close(99_999)).isEqualTo(-9);
    }

    @Test
    void read_intoABufferThatIsTooSmall_isNoSpace() {
        int event = open(TASK_CLOCK, -1);

        assertThat(calls.read(event, calls.buffer(1))).isEqualTo(-Errno.ENOSPC);
        calls.close(event);
    }

    @Test
    void breakpoints_moreThanTheProcessorHas_areNoSpace() {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "x86 has four breakpoints, others some other number");
        List<Integer> open = new ArrayList<>();
        int last = breakpoint();
        while (last >= 0 && open.size() < 100) {
            open.add(last);
            last = breakpoint();
        }
        open.forEach(calls::close);
        assumeTrue(!open.isEmpty(), "breakpoints may be opened (errno " + -last + ")");

        assertThat(last).isEqualTo(-Errno.ENOSPC);
        assertThat(open).hasSizeLessThanOrEqualTo(4);
    }

    private int breakpoint() {
        ByteBuffer attributes = Abi.attributes(new EventCode.Fixed(BREAKPOINT, 0, 0x10000, 8), true, false, true);
        int readOrWrite = 3;
        return calls.openEvent(attributes.putInt(52, readOrWrite).putLong(40, 1 | 1 << 5), 0, -1, -1, Abi.FLAG_CLOEXEC);
    }

    private int open(EventCode.Fixed code, int leader) {
        int descriptor = calls.openEvent(
                Abi.attributes(code, leader < 0, false, true), 0, Place.ANY_CPU, leader, Abi.FLAG_CLOEXEC);
        assertThat(descriptor).isPositive();
        return descriptor;
    }

    private static void spin() {
        long until = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static long openFlags(int descriptor) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor)).stream()
                .filter(line -> line.startsWith("flags:"))
                .mapToLong(line -> Long.parseLong(line.substring(6).trim(), 8))
                .findFirst()
                .orElseThrow();
    }
}

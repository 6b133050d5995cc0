package io.mesokit.perf.counters;

import java.nio.ByteBuffer;

/** The numbers of {@code include/uapi/linux/perf_event.h}, and the layout of {@code perf_event_attr}. */
final class Abi {
    static final long FLAG_CGROUP = 1 << 2;
    static final long FLAG_CLOEXEC = 1 << 3;
    static final long ENABLE = 0x2400;
    static final long WHOLE_GROUP = 1;
    /** Before the values of a group: their number, the time enabled and the time running. */
    static final int GROUP_HEADER = 3;

    /** PERF_ATTR_SIZE_VER5 (Linux 4.1), which holds all but config3; a kernel refuses more than it knows. */
    private static final int SIZE = 112;

    /** PERF_ATTR_SIZE_VER8 (Linux 6.3), which has config3. */
    private static final int SIZE_WITH_CONFIG3 = 136;

    private static final long READ_FORMAT = 1 | 2 | 8;
    private static final long DISABLED = 1;
    private static final long INHERIT = 1 << 1;
    private static final long EXCLUDE_KERNEL_AND_HYPERVISOR = 1 << 5 | 1 << 6;

    private Abi() {}

    /** Only a leader starts disabled: its followers count as soon as it does. */
    static ByteBuffer attributes(EventCode.Fixed code, boolean leader, boolean inherit, boolean userModeOnly) {
        int size = code.config3() == 0 ? SIZE : SIZE_WITH_CONFIG3;
        ByteBuffer attributes = Syscalls.Buffer.memory(size);
        if (size > SIZE) {
            attributes.putLong(128, code.config3());
        }
        long flags =
                (leader ? DISABLED : 0) | (inherit ? INHERIT : 0) | (userModeOnly ? EXCLUDE_KERNEL_AND_HYPERVISOR : 0);
        return attributes
                .putInt(0, code.type())
                .putInt(4, size)
                .putLong(8, code.config())
                .putLong(32, READ_FORMAT)
                .putLong(40, flags)
                .putLong(56, code.config1())
                .putLong(64, code.config2());
    }
}

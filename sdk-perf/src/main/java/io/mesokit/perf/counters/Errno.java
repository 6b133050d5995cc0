package io.mesokit.perf.counters;

/** The errors that mean something of their own here; the same numbers on all processors that Linux and Java share. */
final class Errno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int EBADF = 9;
    static final int EACCES = 13;
    static final int EBUSY = 16;
    static final int ENODEV = 19;
    static final int ENOTDIR = 20;
    static final int EINVAL = 22;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int ENOSPC = 28;
    static final int ENOSYS = 38;
    static final int EOPNOTSUPP = 95;

    private Errno() {}

    /** Whether this process, or the machine, has no descriptor left. */
    static boolean isOfDescriptors(int errno) {
        return errno == EMFILE || errno == ENFILE;
    }
}

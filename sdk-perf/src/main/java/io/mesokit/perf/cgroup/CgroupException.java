package io.mesokit.perf.cgroup;

import org.jspecify.annotations.Nullable;

/**
 * A group could not be found, read or written. Its subclasses say what can be done about it.
 *
 * <p>Which it is follows from what is there to be seen. Where only the kernel's error tells it, that is known by its
 * text, which is in the machine's language: if that is not English, {@link Refused} or {@link Busy} may stand for {@link
 * Denied}, and {@link Refused} for {@link Busy}, with the text in the message.
 */
public abstract sealed class CgroupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private CgroupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The process or the group is no longer there. Nothing is to be done but to forget it. */
    public static final class Gone extends CgroupException {
        private static final long serialVersionUID = 1;

        Gone(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** This process may not do it. Other rights, or a group that was delegated to it, would help. */
    public static final class Denied extends CgroupException {
        private static final long serialVersionUID = 1;

        Denied(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Something is still using the group. It may work later. */
    public static final class Busy extends CgroupException {
        private static final long serialVersionUID = 1;

        Busy(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The kernel refuses the value, here and now. The message says what may stand against it. */
    public static final class Refused extends CgroupException {
        private static final long serialVersionUID = 1;

        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** This machine does not have it: no such controller, no such file in this version, no control groups at all. */
    public static final class Unsupported extends CgroupException {
        private static final long serialVersionUID = 1;

        Unsupported(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * A right of a Linux process; see capabilities(7). An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record LinuxCapability(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final LinuxCapability UNKNOWN = new LinuxCapability("UNKNOWN");

    /** Give files away. */
    public static final LinuxCapability CHOWN = new LinuxCapability("CHOWN");

    /** Pass over file permissions. */
    public static final LinuxCapability DAC_OVERRIDE = new LinuxCapability("DAC_OVERRIDE");

    /** Read every file and directory. */
    public static final LinuxCapability DAC_READ_SEARCH = new LinuxCapability("DAC_READ_SEARCH");

    /** Do what only the owner of a file may. */
    public static final LinuxCapability FOWNER = new LinuxCapability("FOWNER");

    /** Keep set-id bits when a file changes. */
    public static final LinuxCapability FSETID = new LinuxCapability("FSETID");

    /** Signal every process. */
    public static final LinuxCapability KILL = new LinuxCapability("KILL");

    /** Change its groups. */
    public static final LinuxCapability SETGID = new LinuxCapability("SETGID");

    /** Change its users. */
    public static final LinuxCapability SETUID = new LinuxCapability("SETUID");

    /** Change its capabilities. */
    public static final LinuxCapability SETPCAP = new LinuxCapability("SETPCAP");

    /** Mark files as immutable. */
    public static final LinuxCapability LINUX_IMMUTABLE = new LinuxCapability("LINUX_IMMUTABLE");

    /** Listen on ports below 1024. */
    public static final LinuxCapability NET_BIND_SERVICE = new LinuxCapability("NET_BIND_SERVICE");

    /** Send broadcasts. */
    public static final LinuxCapability NET_BROADCAST = new LinuxCapability("NET_BROADCAST");

    /** Configure the network. */
    public static final LinuxCapability NET_ADMIN = new LinuxCapability("NET_ADMIN");

    /** Use raw sockets. */
    public static final LinuxCapability NET_RAW = new LinuxCapability("NET_RAW");

    /** Lock memory. */
    public static final LinuxCapability IPC_LOCK = new LinuxCapability("IPC_LOCK");

    /** Use the shared memory of all. */
    public static final LinuxCapability IPC_OWNER = new LinuxCapability("IPC_OWNER");

    /** Load kernel modules. */
    public static final LinuxCapability SYS_MODULE = new LinuxCapability("SYS_MODULE");

    /** Use I/O ports. */
    public static final LinuxCapability SYS_RAWIO = new LinuxCapability("SYS_RAWIO");

    /** Change the root directory. */
    public static final LinuxCapability SYS_CHROOT = new LinuxCapability("SYS_CHROOT");

    /** Trace every process. */
    public static final LinuxCapability SYS_PTRACE = new LinuxCapability("SYS_PTRACE");

    /** Configure process accounting. */
    public static final LinuxCapability SYS_PACCT = new LinuxCapability("SYS_PACCT");

    /** Administer the system: mounts and much else. */
    public static final LinuxCapability SYS_ADMIN = new LinuxCapability("SYS_ADMIN");

    /** Reboot. */
    public static final LinuxCapability SYS_BOOT = new LinuxCapability("SYS_BOOT");

    /** Raise priorities. */
    public static final LinuxCapability SYS_NICE = new LinuxCapability("SYS_NICE");

    /** Pass over resource limits. */
    public static final LinuxCapability SYS_RESOURCE = new LinuxCapability("SYS_RESOURCE");

    /** Set the clock. */
    public static final LinuxCapability SYS_TIME = new LinuxCapability("SYS_TIME");

    /** Configure terminals. */
    public static final LinuxCapability SYS_TTY_CONFIG = new LinuxCapability("SYS_TTY_CONFIG");

    /** Make device files. */
    public static final LinuxCapability MKNOD = new LinuxCapability("MKNOD");

    /** Take leases on files. */
    public static final LinuxCapability LEASE = new LinuxCapability("LEASE");

    /** Write to the audit log. */
    public static final LinuxCapability AUDIT_WRITE = new LinuxCapability("AUDIT_WRITE");

    /** Configure auditing. */
    public static final LinuxCapability AUDIT_CONTROL = new LinuxCapability("AUDIT_CONTROL");

    /** Set the capabilities of files. */
    public static final LinuxCapability SETFCAP = new LinuxCapability("SETFCAP");

    /** Pass over mandatory access control. */
    public static final LinuxCapability MAC_OVERRIDE = new LinuxCapability("MAC_OVERRIDE");

    /** Configure mandatory access control. */
    public static final LinuxCapability MAC_ADMIN = new LinuxCapability("MAC_ADMIN");

    /** Read the kernel's log. */
    public static final LinuxCapability SYSLOG = new LinuxCapability("SYSLOG");

    /** Wake the system up. */
    public static final LinuxCapability WAKE_ALARM = new LinuxCapability("WAKE_ALARM");

    /** Keep the system from sleeping. */
    public static final LinuxCapability BLOCK_SUSPEND = new LinuxCapability("BLOCK_SUSPEND");

    /** Read the audit log. */
    public static final LinuxCapability AUDIT_READ = new LinuxCapability("AUDIT_READ");

    /** Observe performance. Since Mesos 1.12. */
    public static final LinuxCapability PERFMON = new LinuxCapability("PERFMON");

    /** Use BPF. Since Mesos 1.12. */
    public static final LinuxCapability BPF = new LinuxCapability("BPF");

    /** Checkpoint and restore processes. Since Mesos 1.12. */
    public static final LinuxCapability CHECKPOINT_RESTORE = new LinuxCapability("CHECKPOINT_RESTORE");

    private static final Set<LinuxCapability> KNOWN = Set.of(
            UNKNOWN,
            CHOWN,
            DAC_OVERRIDE,
            DAC_READ_SEARCH,
            FOWNER,
            FSETID,
            KILL,
            SETGID,
            SETUID,
            SETPCAP,
            LINUX_IMMUTABLE,
            NET_BIND_SERVICE,
            NET_BROADCAST,
            NET_ADMIN,
            NET_RAW,
            IPC_LOCK,
            IPC_OWNER,
            SYS_MODULE,
            SYS_RAWIO,
            SYS_CHROOT,
            SYS_PTRACE,
            SYS_PACCT,
            SYS_ADMIN,
            SYS_BOOT,
            SYS_NICE,
            SYS_RESOURCE,
            SYS_TIME,
            SYS_TTY_CONFIG,
            MKNOD,
            LEASE,
            AUDIT_WRITE,
            AUDIT_CONTROL,
            SETFCAP,
            MAC_OVERRIDE,
            MAC_ADMIN,
            SYSLOG,
            WAKE_ALARM,
            BLOCK_SUSPEND,
            AUDIT_READ,
            PERFMON,
            BPF,
            CHECKPOINT_RESTORE);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static LinuxCapability of(String word) {
        return new LinuxCapability(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}

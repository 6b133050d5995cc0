package io.mesokit.perf.counters;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that the kernel or the processor counts. It is a name and its meaning; whether this machine has it turns
 * out when it is opened.
 *
 * <p>Immutable, safe for use by any thread, equal by name and meaning.
 */
public final class PerfEvent {
    /** Processor cycles, at whatever frequency the processor runs. */
    public static final PerfEvent CYCLES = hardware("cycles", 0);
    /** Instructions retired. */
    public static final PerfEvent INSTRUCTIONS = hardware("instructions", 1);
    /** References to the last level cache, as a rule; what exactly is the processor's matter. */
    public static final PerfEvent CACHE_REFERENCES = hardware("cache-references", 2);
    /** References that the last level cache could not answer, as a rule. */
    public static final PerfEvent CACHE_MISSES = hardware("cache-misses", 3);
    /** Branches retired. */
    public static final PerfEvent BRANCHES = hardware("branches", 4);
    /** Branches retired that were predicted wrongly. */
    public static final PerfEvent BRANCH_MISSES = hardware("branch-misses", 5);
    /** Cycles of the bus. */
    public static final PerfEvent BUS_CYCLES = hardware("bus-cycles", 6);
    /** Cycles in which nothing was issued, for want of decoded instructions. */
    public static final PerfEvent STALLED_CYCLES_FRONTEND = hardware("stalled-cycles-frontend", 7);
    /** Cycles in which nothing was retired, for want of data or execution units. */
    public static final PerfEvent STALLED_CYCLES_BACKEND = hardware("stalled-cycles-backend", 8);
    /** Cycles at the nominal frequency. */
    public static final PerfEvent REF_CYCLES = hardware("ref-cycles", 9);

    /** A timer of the processor, in nanoseconds. */
    public static final PerfEvent CPU_CLOCK = software("cpu-clock", 0);
    /** The time spent on a processor, in nanoseconds, exact at the read. */
    public static final PerfEvent TASK_CLOCK = software("task-clock", 1);
    /** Page faults, minor and major. */
    public static final PerfEvent PAGE_FAULTS = software("page-faults", 2);
    /** Switches to another task; not measurable where the kernel may not be counted. */
    public static final PerfEvent CONTEXT_SWITCHES = software("context-switches", 3);
    /** Moves to another processor; not measurable where the kernel may not be counted. */
    public static final PerfEvent CPU_MIGRATIONS = software("cpu-migrations", 4);
    /** Page faults answered without input or output. */
    public static final PerfEvent MINOR_FAULTS = software("minor-faults", 5);
    /** Page faults that had to read from a disk. */
    public static final PerfEvent MAJOR_FAULTS = software("major-faults", 6);
    /** Unaligned accesses that the kernel had to mend. */
    public static final PerfEvent ALIGNMENT_FAULTS = software("alignment-faults", 7);
    /** Instructions that the kernel had to emulate. */
    public static final PerfEvent EMULATION_FAULTS = software("emulation-faults", 8);
    /** Switches to a task of another control group (Linux 5.13); not measurable where the kernel may not be counted. */
    public static final PerfEvent CGROUP_SWITCHES = software("cgroup-switches", 11);

    /** Loads that reached the first level data cache. */
    public static final PerfEvent L1_DCACHE_LOADS = cache("L1-dcache-loads", 0, 0, 0);
    /** Loads that the first level data cache could not answer. */
    public static final PerfEvent L1_DCACHE_LOAD_MISSES = cache("L1-dcache-load-misses", 0, 0, 1);
    /** Loads that reached the last level cache. */
    public static final PerfEvent LLC_LOADS = cache("LLC-loads", 2, 0, 0);
    /** Loads that the last level cache could not answer. */
    public static final PerfEvent LLC_LOAD_MISSES = cache("LLC-load-misses", 2, 0, 1);
    /** Loads whose address the data TLB could not translate. */
    public static final PerfEvent DTLB_LOAD_MISSES = cache("dTLB-load-misses", 3, 0, 1);
    /** Instruction fetches whose address the instruction TLB could not translate. */
    public static final PerfEvent ITLB_LOAD_MISSES = cache("iTLB-load-misses", 4, 0, 1);

    private final String name;
    private final EventCode code;

    PerfEvent(String name, EventCode code) {
        this.name = name;
        this.code = code;
    }

    /**
     * The event of a text:
     *
     * <ul>
     *   <li>a name that {@code perf list} prints, in upper or lower case, with {@code -} or {@code _}: {@code cycles},
     *       {@code task-clock}, {@code LLC-load-misses}, {@code l1_dcache_loads};
     *   <li>a raw event as WCA writes it: {@code name__rEEUU}, {@code name__rEEUUCC} or {@code name__rEEUUCC} with ten
     *       more digits, where EE is the event, UU its mask, CC the counter mask and the rest {@code config1}, all
     *       hexadecimal;
     *   <li>a raw event as perf writes it: {@code rUUEE}, the hexadecimal {@code config};
     *   <li>an event of a PMU of {@code /sys/bus/event_source/devices}, as perf writes it: {@code msr/tsc/},
     *       {@code cpu/event=0xa3,umask=0x14,cmask=20/}; or with a name in front, as WCA does:
     *       {@code my_reads/cpu/event=0x04/}. The name of a hardware or cache event may stand for the terms, {@code
     *       cpu_atom/cycles/}: it is counted by that kind of cores alone. Of a thread or process that is on others too,
     *       the kernel takes that time for want of counters, and the value is scaled up by it. The value is the kernel's
     *       count: the factor and unit that a PMU may tell beside an event ({@code events/NAME.scale}, {@code .unit})
     *       are not applied.
     * </ul>
     *
     * @throws IllegalArgumentException if the text is none of these; the message says what is wrong with it
     */
    public static PerfEvent parse(String text) {
        return EventNames.parse(text);
    }

    /** All events that have a name of their own: hardware, software and cache, in the order of {@code perf list}. */
    public static Collection<PerfEvent> named() {
        return EventNames.all();
    }

    /**
     * A raw event of the processor's own PMU.
     *
     * @param name what it shall be called
     * @param config the processor's code, on x86 {@code event | umask << 8 | cmask << 24}
     */
    public static PerfEvent raw(String name, long config) {
        return new PerfEvent(Objects.requireNonNull(name, "name"), EventCode.fixed(EventCode.RAW, config));
    }

    /** The name as perf prints it, such as {@code cache-misses}. */
    public String name() {
        return name;
    }

    /**
     * The name as a part of a metric's name, such as {@code cache_misses} or {@code llc_loads}: as in the messages of
     * Mesos ({@code PerfStatistics}) and in the metrics of WCA behind {@code task_}. Raw events and those of a named PMU
     * are called what the user called them, and keep upper case; {@code stalls__rA314} is the whole name of WCA's metric.
     */
    public String key() {
        boolean usersName = code instanceof EventCode.OfPmu || ((EventCode.Fixed) code).type() == EventCode.RAW;
        String cased = usersName ? name : name.toLowerCase(Locale.ROOT);
        return cased.replaceAll("[^A-Za-z0-9]", "_").replaceAll("_+$", "");
    }

    EventCode code() {
        return code;
    }

    /** Nobody but the kernel itself causes these, so they read zero where the kernel is left out. */
    boolean isTheKernelsOwn() {
        return equals(CONTEXT_SWITCHES) || equals(CPU_MIGRATIONS) || equals(CGROUP_SWITCHES);
    }

    private static PerfEvent hardware(String name, long id) {
        return new PerfEvent(name, EventCode.fixed(EventCode.HARDWARE, id));
    }

    private static PerfEvent software(String name, long id) {
        return new PerfEvent(name, EventCode.fixed(EventCode.SOFTWARE, id));
    }

    /** The kernel packs them a byte each. */
    static PerfEvent cache(String name, int cache, int operation, int result) {
        return new PerfEvent(name, EventCode.fixed(EventCode.CACHE, cache | operation << 8 | result << 16));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerfEvent
                && name.equals(((PerfEvent) other).name)
                && code.equals(((PerfEvent) other).code);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

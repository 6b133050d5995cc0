package io.mesokit.examples.nodeagent;

import io.mesokit.perf.counters.PerfEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Events that WCA has names for, though each kind of processor has its own code for them, or none: {@code
 * stalled_mem_loads}. Codes and kinds are those of WCA; unverified until run on such processors. Its {@code
 * dtlb_load_misses} is not among them, for the kernel has an event of that name, with the same code there. Immutable.
 */
final class WcaEvents {
    /** Processors of servers that it tells apart, and of desktops of the same kind. */
    private enum Kind {
        BROADWELL,
        SKYLAKE,
        CASCADE_LAKE
    }

    private static final Set<Integer> BROADWELLS = Set.of(0x3D, 0x47, 0x4F, 0x56);
    private static final Set<Integer> SKYLAKES = Set.of(0x4E, 0x5E, 0x55);
    /** Both have one model number; up to this stepping it is Skylake. */
    private static final int LAST_SKYLAKE = 4;

    private static final Map<String, Map<Kind, Long>> CODES = new TreeMap<>();

    static {
        put("stalled_mem_loads", 0x140014A3L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("stalled_mem_loads", 0x060006A3L, Kind.BROADWELL);
        put("offcore_requests_l3_miss_demand_data_rd", 0x10B0L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("offcore_requests_demand_data_rd", 0x01B0L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("offcore_requests_demand_rfo", 0x04B0L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("offcore_requests_outstanding_l3_miss_demand_data_rd", 0x1060L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("mem_load_retired_local_pmm", 0x80D1L, Kind.CASCADE_LAKE);
        put("mem_load_retired_local_dram", 0x01D3L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("mem_load_retired_remote_dram", 0x02D3L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("mem_inst_retired_loads", 0x81D0L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
        put("mem_inst_retired_stores", 0x82D0L, Kind.SKYLAKE, Kind.CASCADE_LAKE);
    }

    private final Map<String, String> processor;

    private WcaEvents(Map<String, String> processor) {
        this.processor = processor;
    }

    private static void put(String name, long config, Kind... kinds) {
        for (Kind kind : kinds) {
            CODES.computeIfAbsent(name, fresh -> new TreeMap<>()).put(kind, config);
        }
    }

    /** Those of this machine's processor. */
    static WcaEvents ofThisMachine() {
        return of(Path.of("/proc/cpuinfo"));
    }

    /** Those of the first processor that a file like {@code /proc/cpuinfo} describes; of an unknown one without it. */
    static WcaEvents of(Path cpuinfo) {
        Map<String, String> first = new HashMap<>();
        try {
            for (String line : Files.readAllLines(cpuinfo)) {
                String[] field = line.split(":", 2);
                first.putIfAbsent(field[0].strip(), field[field.length - 1].strip());
            }
        } catch (IOException noLinux) {
            return new WcaEvents(Map.of());
        }
        return new WcaEvents(Map.copyOf(first));
    }

    /**
     * The event of a name, without {@code task_}; empty if it is none of these.
     *
     * @throws IllegalArgumentException if this processor has no such event, or none that is known
     */
    Optional<PerfEvent> find(String name) {
        Map<Kind, Long> codes = CODES.getOrDefault(name, Map.of());
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        Optional<Kind> kind = kind();
        if (kind.isEmpty() || !codes.containsKey(kind.get())) {
            throw new IllegalArgumentException(
                    "the code of " + name + " is known for processors of the kind " + codes.keySet()
                            + " only, and this one is " + described() + "; write its own: " + name + "__rEEUU");
        }
        return Optional.of(PerfEvent.raw(name, codes.get(kind.get())));
    }

    private Optional<Kind> kind() {
        boolean intel = is("vendor_id", "GenuineIntel") && is("cpu family", "6");
        int model = number("model");
        if (intel && BROADWELLS.contains(model)) {
            return Optional.of(Kind.BROADWELL);
        }
        return intel && SKYLAKES.contains(model)
                ? Optional.of(number("stepping") > LAST_SKYLAKE ? Kind.CASCADE_LAKE : Kind.SKYLAKE)
                : Optional.empty();
    }

    private boolean is(String field, String value) {
        return value.equals(processor.get(field));
    }

    private int number(String field) {
        String digits = processor.getOrDefault(field, "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private String described() {
        String name = processor.getOrDefault("model name", "unknown");
        return name + kind().map(kind -> " (" + kind + ")").orElse("");
    }
}

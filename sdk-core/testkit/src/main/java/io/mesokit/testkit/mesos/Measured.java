package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an agent tells of a container that is measured by cgroups, besides what every agent tells. */
final class Measured {
    private static final long MEGABYTE = 1L << 20;
    private static final List<String> MEMORY = List.of(
            "mem_anon_bytes",
            "mem_cache_bytes",
            "mem_critical_pressure_counter",
            "mem_file_bytes",
            "mem_kmem_tcp_usage_bytes",
            "mem_kmem_usage_bytes",
            "mem_low_pressure_counter",
            "mem_mapped_file_bytes",
            "mem_medium_pressure_counter",
            "mem_swap_bytes",
            "mem_total_bytes",
            "mem_unevictable_bytes");

    private Measured() {}

    /** The container of a command idles, so that everything counted is nothing, within limits that it has. */
    static ObjectNode ofCgroups(ObjectNode statistics, Resources used) {
        statistics.put("cpus_limit", used.number("cpus")).put("cpus_nr_periods", 0L);
        statistics.put("cpus_nr_throttled", 0L).put("cpus_throttled_time_secs", 0.0);
        long disk = (long) (used.number("disk") * MEGABYTE);
        statistics.put("disk_limit_bytes", disk).put("disk_used_bytes", 0L);
        statistics
                .withArrayProperty("disk_statistics")
                .addObject()
                .put("limit_bytes", disk)
                .put("used_bytes", 0L);
        MEMORY.forEach(name -> statistics.put(name, 0L));
        return statistics;
    }
}

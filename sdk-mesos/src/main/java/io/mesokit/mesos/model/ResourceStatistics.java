package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What a container uses. What its isolators do not measure is absent. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ResourceStatisticsBuilder.class)
@JsonSerialize(as = ResourceStatistics.class)
public interface ResourceStatistics {
    /** When it was measured, in seconds since 1970. */
    @JsonProperty("timestamp")
    double timestamp();

    /** How many processes there are. */
    @JsonProperty("processes")
    OptionalInt processes();

    /** How many threads there are. */
    @JsonProperty("threads")
    OptionalInt threads();

    /** Time on the CPU in user mode, in seconds. */
    @JsonProperty("cpus_user_time_secs")
    OptionalDouble cpusUserTimeSecs();

    /** Time on the CPU in the kernel, in seconds. */
    @JsonProperty("cpus_system_time_secs")
    OptionalDouble cpusSystemTimeSecs();

    /** The most it may use, in cores. */
    @JsonProperty("cpus_limit")
    OptionalDouble cpusLimit();

    /** What it has asked for, in cores. Since Mesos 1.10. */
    @JsonProperty("cpus_soft_limit")
    OptionalDouble cpusSoftLimit();

    /** How many periods of the kernel's CPU quota have passed. */
    @JsonProperty("cpus_nr_periods")
    OptionalLong cpusNrPeriods();

    /** In how many of them it was stopped. */
    @JsonProperty("cpus_nr_throttled")
    OptionalLong cpusNrThrottled();

    /** How long it was stopped, in seconds. */
    @JsonProperty("cpus_throttled_time_secs")
    OptionalDouble cpusThrottledTimeSecs();

    /** All memory, in bytes. */
    @JsonProperty("mem_total_bytes")
    @Unsigned
    OptionalLong memTotalBytes();

    /** All memory and swap, in bytes. */
    @JsonProperty("mem_total_memsw_bytes")
    @Unsigned
    OptionalLong memTotalMemswBytes();

    /** The most it may use, in bytes. */
    @JsonProperty("mem_limit_bytes")
    @Unsigned
    OptionalLong memLimitBytes();

    /** What it is pushed back to when memory is short, in bytes. */
    @JsonProperty("mem_soft_limit_bytes")
    @Unsigned
    OptionalLong memSoftLimitBytes();

    /** Memory that holds files, in bytes; the older name of the cache. */
    @JsonProperty("mem_file_bytes")
    @Unsigned
    OptionalLong memFileBytes();

    /** Memory that holds no files, in bytes; the older name of what is resident. */
    @JsonProperty("mem_anon_bytes")
    @Unsigned
    OptionalLong memAnonBytes();

    /** Memory that holds files, in bytes. */
    @JsonProperty("mem_cache_bytes")
    @Unsigned
    OptionalLong memCacheBytes();

    /** Memory that holds no files, in bytes. */
    @JsonProperty("mem_rss_bytes")
    @Unsigned
    OptionalLong memRssBytes();

    /** Files that are mapped, in bytes. */
    @JsonProperty("mem_mapped_file_bytes")
    @Unsigned
    OptionalLong memMappedFileBytes();

    /** Swap, in bytes. */
    @JsonProperty("mem_swap_bytes")
    @Unsigned
    OptionalLong memSwapBytes();

    /** Memory that cannot be freed, in bytes. */
    @JsonProperty("mem_unevictable_bytes")
    @Unsigned
    OptionalLong memUnevictableBytes();

    /** How often memory was short a little. */
    @JsonProperty("mem_low_pressure_counter")
    @Unsigned
    OptionalLong memLowPressureCounter();

    /** How often memory was short. */
    @JsonProperty("mem_medium_pressure_counter")
    @Unsigned
    OptionalLong memMediumPressureCounter();

    /** How often memory was about to run out. */
    @JsonProperty("mem_critical_pressure_counter")
    @Unsigned
    OptionalLong memCriticalPressureCounter();

    /** What it may use of the disk, in bytes. */
    @JsonProperty("disk_limit_bytes")
    @Unsigned
    OptionalLong diskLimitBytes();

    /** What it uses of the disk, in bytes. */
    @JsonProperty("disk_used_bytes")
    @Unsigned
    OptionalLong diskUsedBytes();

    /** The same, disk by disk. Since Mesos 1.3. */
    @JsonProperty("disk_statistics")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<DiskStatistics> diskStatistics();

    /** What it did with block devices. Since Mesos 1.4. */
    @JsonProperty("blkio_statistics")
    Optional<BlkioStatistics> blkioStatistics();

    /** What the hardware counted. */
    @JsonProperty("perf")
    Optional<PerfStatistics> perf();

    /** Packets received. */
    @JsonProperty("net_rx_packets")
    @Unsigned
    OptionalLong netRxPackets();

    /** Bytes received. */
    @JsonProperty("net_rx_bytes")
    @Unsigned
    OptionalLong netRxBytes();

    /** Packets received broken. */
    @JsonProperty("net_rx_errors")
    @Unsigned
    OptionalLong netRxErrors();

    /** Packets received and dropped. */
    @JsonProperty("net_rx_dropped")
    @Unsigned
    OptionalLong netRxDropped();

    /** Packets sent. */
    @JsonProperty("net_tx_packets")
    @Unsigned
    OptionalLong netTxPackets();

    /** Bytes sent. */
    @JsonProperty("net_tx_bytes")
    @Unsigned
    OptionalLong netTxBytes();

    /** Packets that could not be sent. */
    @JsonProperty("net_tx_errors")
    @Unsigned
    OptionalLong netTxErrors();

    /** Packets dropped instead of sent. */
    @JsonProperty("net_tx_dropped")
    @Unsigned
    OptionalLong netTxDropped();

    /** The round trip of TCP that half of the connections stay under, in microseconds. */
    @JsonProperty("net_tcp_rtt_microsecs_p50")
    OptionalDouble netTcpRttMicrosecsP50();

    /** The round trip of TCP that 90 % of the connections stay under, in microseconds. */
    @JsonProperty("net_tcp_rtt_microsecs_p90")
    OptionalDouble netTcpRttMicrosecsP90();

    /** The round trip of TCP that 95 % of the connections stay under, in microseconds. */
    @JsonProperty("net_tcp_rtt_microsecs_p95")
    OptionalDouble netTcpRttMicrosecsP95();

    /** The round trip of TCP that 99 % of the connections stay under, in microseconds. */
    @JsonProperty("net_tcp_rtt_microsecs_p99")
    OptionalDouble netTcpRttMicrosecsP99();

    /** Connections of TCP that are open. */
    @JsonProperty("net_tcp_active_connections")
    OptionalDouble netTcpActiveConnections();

    /** Connections of TCP that were closed and still wait. */
    @JsonProperty("net_tcp_time_wait_connections")
    OptionalDouble netTcpTimeWaitConnections();

    /** What the queues of traffic control count. */
    @JsonProperty("net_traffic_control_statistics")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<TrafficControlStatistics> netTrafficControlStatistics();

    /** What the kernel counts, protocol by protocol. */
    @JsonProperty("net_snmp_statistics")
    Optional<SnmpStatistics> netSnmpStatistics();

    /** Memory that the kernel holds for it, in bytes. Since Mesos 1.12. */
    @JsonProperty("mem_kmem_usage_bytes")
    @Unsigned
    OptionalLong memKmemUsageBytes();

    /** Of this, for TCP, in bytes. Since Mesos 1.12. */
    @JsonProperty("mem_kmem_tcp_usage_bytes")
    @Unsigned
    OptionalLong memKmemTcpUsageBytes();

    /** Bytes that may be sent in a second. Since Mesos 1.12. */
    @JsonProperty("net_tx_rate_limit")
    @Unsigned
    OptionalLong netTxRateLimit();

    /** Bytes that may be sent in a second while a burst lasts. Since Mesos 1.12. */
    @JsonProperty("net_tx_burst_rate_limit")
    @Unsigned
    OptionalLong netTxBurstRateLimit();

    /** How many bytes a burst may have. Since Mesos 1.12. */
    @JsonProperty("net_tx_burst_size")
    @Unsigned
    OptionalLong netTxBurstSize();

    /** Bytes that may be received in a second. Since Mesos 1.12. */
    @JsonProperty("net_rx_rate_limit")
    @Unsigned
    OptionalLong netRxRateLimit();

    /** Bytes that may be received in a second while a burst lasts. Since Mesos 1.12. */
    @JsonProperty("net_rx_burst_rate_limit")
    @Unsigned
    OptionalLong netRxBurstRateLimit();

    /** How many bytes a burst may have. Since Mesos 1.12. */
    @JsonProperty("net_rx_burst_size")
    @Unsigned
    OptionalLong netRxBurstSize();

    /** How fast its network was. Since Mesos 1.12. */
    @JsonProperty("net_rate_statistics")
    Optional<RateStatistics> netRateStatistics();

    /** The ports it may open connections from. Since Mesos 1.12. */
    @JsonProperty("net_ephemeral_ports")
    Optional<Range> netEphemeralPorts();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ResourceStatisticsBuilder builder() {
        return new ResourceStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default ResourceStatisticsBuilder toBuilder() {
        return new ResourceStatisticsBuilder().from(this);
    }
}

package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What the hardware and the kernel counted for a container during a sample; see perf-list(1). Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PerfStatisticsBuilder.class)
@JsonSerialize(as = PerfStatistics.class)
public interface PerfStatistics {
    /** When the sample began, in seconds since 1970. */
    @JsonProperty("timestamp")
    double timestamp();

    /** How long it took, in seconds. */
    @JsonProperty("duration")
    double duration();

    /** CPU cycles. */
    @JsonProperty("cycles")
    @Unsigned
    OptionalLong cycles();

    /** Cycles that waited for instructions. */
    @JsonProperty("stalled_cycles_frontend")
    @Unsigned
    OptionalLong stalledCyclesFrontend();

    /** Cycles that waited for data or units. */
    @JsonProperty("stalled_cycles_backend")
    @Unsigned
    OptionalLong stalledCyclesBackend();

    /** Instructions. */
    @JsonProperty("instructions")
    @Unsigned
    OptionalLong instructions();

    /** Accesses to the cache. */
    @JsonProperty("cache_references")
    @Unsigned
    OptionalLong cacheReferences();

    /** Of these, not found there. */
    @JsonProperty("cache_misses")
    @Unsigned
    OptionalLong cacheMisses();

    /** Branches. */
    @JsonProperty("branches")
    @Unsigned
    OptionalLong branches();

    /** Of these, guessed wrong. */
    @JsonProperty("branch_misses")
    @Unsigned
    OptionalLong branchMisses();

    /** Cycles of the bus. */
    @JsonProperty("bus_cycles")
    @Unsigned
    OptionalLong busCycles();

    /** Cycles at the nominal clock. */
    @JsonProperty("ref_cycles")
    @Unsigned
    OptionalLong refCycles();

    /** The CPU's clock, in milliseconds. */
    @JsonProperty("cpu_clock")
    OptionalDouble cpuClock();

    /** Time on the CPU, in milliseconds. */
    @JsonProperty("task_clock")
    OptionalDouble taskClock();

    /** Page faults. */
    @JsonProperty("page_faults")
    @Unsigned
    OptionalLong pageFaults();

    /** Of these, without reading a disk. */
    @JsonProperty("minor_faults")
    @Unsigned
    OptionalLong minorFaults();

    /** Of these, with reading a disk. */
    @JsonProperty("major_faults")
    @Unsigned
    OptionalLong majorFaults();

    /** Context switches. */
    @JsonProperty("context_switches")
    @Unsigned
    OptionalLong contextSwitches();

    /** Moves to another CPU. */
    @JsonProperty("cpu_migrations")
    @Unsigned
    OptionalLong cpuMigrations();

    /** Accesses that were not aligned. */
    @JsonProperty("alignment_faults")
    @Unsigned
    OptionalLong alignmentFaults();

    /** Instructions that the kernel had to emulate. */
    @JsonProperty("emulation_faults")
    @Unsigned
    OptionalLong emulationFaults();

    /** Reads from the first level's data cache. */
    @JsonProperty("l1_dcache_loads")
    @Unsigned
    OptionalLong l1DcacheLoads();

    /** Reads from the first level's data cache that found nothing. */
    @JsonProperty("l1_dcache_load_misses")
    @Unsigned
    OptionalLong l1DcacheLoadMisses();

    /** Writes to the first level's data cache. */
    @JsonProperty("l1_dcache_stores")
    @Unsigned
    OptionalLong l1DcacheStores();

    /** Writes to the first level's data cache that found nothing. */
    @JsonProperty("l1_dcache_store_misses")
    @Unsigned
    OptionalLong l1DcacheStoreMisses();

    /** Prefetches into the first level's data cache. */
    @JsonProperty("l1_dcache_prefetches")
    @Unsigned
    OptionalLong l1DcachePrefetches();

    /** Prefetches into the first level's data cache that found nothing. */
    @JsonProperty("l1_dcache_prefetch_misses")
    @Unsigned
    OptionalLong l1DcachePrefetchMisses();

    /** Reads from the first level's instruction cache. */
    @JsonProperty("l1_icache_loads")
    @Unsigned
    OptionalLong l1IcacheLoads();

    /** Reads from the first level's instruction cache that found nothing. */
    @JsonProperty("l1_icache_load_misses")
    @Unsigned
    OptionalLong l1IcacheLoadMisses();

    /** Prefetches into the first level's instruction cache. */
    @JsonProperty("l1_icache_prefetches")
    @Unsigned
    OptionalLong l1IcachePrefetches();

    /** Prefetches into the first level's instruction cache that found nothing. */
    @JsonProperty("l1_icache_prefetch_misses")
    @Unsigned
    OptionalLong l1IcachePrefetchMisses();

    /** Reads from the last level cache. */
    @JsonProperty("llc_loads")
    @Unsigned
    OptionalLong llcLoads();

    /** Reads from the last level cache that found nothing. */
    @JsonProperty("llc_load_misses")
    @Unsigned
    OptionalLong llcLoadMisses();

    /** Writes to the last level cache. */
    @JsonProperty("llc_stores")
    @Unsigned
    OptionalLong llcStores();

    /** Writes to the last level cache that found nothing. */
    @JsonProperty("llc_store_misses")
    @Unsigned
    OptionalLong llcStoreMisses();

    /** Prefetches into the last level cache. */
    @JsonProperty("llc_prefetches")
    @Unsigned
    OptionalLong llcPrefetches();

    /** Prefetches into the last level cache that found nothing. */
    @JsonProperty("llc_prefetch_misses")
    @Unsigned
    OptionalLong llcPrefetchMisses();

    /** Reads from the data side's address cache. */
    @JsonProperty("dtlb_loads")
    @Unsigned
    OptionalLong dtlbLoads();

    /** Reads from the data side's address cache that found nothing. */
    @JsonProperty("dtlb_load_misses")
    @Unsigned
    OptionalLong dtlbLoadMisses();

    /** Writes to the data side's address cache. */
    @JsonProperty("dtlb_stores")
    @Unsigned
    OptionalLong dtlbStores();

    /** Writes to the data side's address cache that found nothing. */
    @JsonProperty("dtlb_store_misses")
    @Unsigned
    OptionalLong dtlbStoreMisses();

    /** Prefetches into the data side's address cache. */
    @JsonProperty("dtlb_prefetches")
    @Unsigned
    OptionalLong dtlbPrefetches();

    /** Prefetches into the data side's address cache that found nothing. */
    @JsonProperty("dtlb_prefetch_misses")
    @Unsigned
    OptionalLong dtlbPrefetchMisses();

    /** Reads from the instruction side's address cache. */
    @JsonProperty("itlb_loads")
    @Unsigned
    OptionalLong itlbLoads();

    /** Reads from the instruction side's address cache that found nothing. */
    @JsonProperty("itlb_load_misses")
    @Unsigned
    OptionalLong itlbLoadMisses();

    /** Reads from the branch predictor. */
    @JsonProperty("branch_loads")
    @Unsigned
    OptionalLong branchLoads();

    /** Reads from the branch predictor that found nothing. */
    @JsonProperty("branch_load_misses")
    @Unsigned
    OptionalLong branchLoadMisses();

    /** Reads from the memory of the own node. */
    @JsonProperty("node_loads")
    @Unsigned
    OptionalLong nodeLoads();

    /** Reads from the memory of the own node that found nothing. */
    @JsonProperty("node_load_misses")
    @Unsigned
    OptionalLong nodeLoadMisses();

    /** Writes to the memory of the own node. */
    @JsonProperty("node_stores")
    @Unsigned
    OptionalLong nodeStores();

    /** Writes to the memory of the own node that found nothing. */
    @JsonProperty("node_store_misses")
    @Unsigned
    OptionalLong nodeStoreMisses();

    /** Prefetches into the memory of the own node. */
    @JsonProperty("node_prefetches")
    @Unsigned
    OptionalLong nodePrefetches();

    /** Prefetches into the memory of the own node that found nothing. */
    @JsonProperty("node_prefetch_misses")
    @Unsigned
    OptionalLong nodePrefetchMisses();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static PerfStatisticsBuilder builder() {
        return new PerfStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default PerfStatisticsBuilder toBuilder() {
        return new PerfStatisticsBuilder().from(this);
    }
}

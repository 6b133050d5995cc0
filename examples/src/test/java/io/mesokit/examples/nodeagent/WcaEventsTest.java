package io.mesokit.examples.nodeagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.perf.counters.PerfEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WcaEventsTest {
    /** Model and stepping. */
    private static final Map<String, String> KINDS =
            Map.of("BDX", "79 1", "SKX", "85 4", "CLX", "85 7", "SPR", "143 8");

    @TempDir
    Path folder;

    private WcaEvents of(String vendor, int model, int stepping) {
        String one = """
                processor	: 0
                vendor_id	: %s
                cpu family	: 6
                model		: %d
                model name	: Some Processor @ 2.00GHz
                stepping	: %d

                processor	: 1
                model		: 1
                """.formatted(vendor, model, stepping);
        new FakeHost(folder).write("proc/cpuinfo", one);
        return WcaEvents.of(folder.resolve("proc/cpuinfo"));
    }

    private WcaEvents of(String kind) {
        String[] numbers = KINDS.getOrDefault(kind, "").split(" ");
        return of("GenuineIntel", Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "BDX, stalled_mem_loads, 0x060006A3",
        "SKX, stalled_mem_loads, 0x140014A3",
        "CLX, stalled_mem_loads, 0x140014A3",
        "SKX, offcore_requests_l3_miss_demand_data_rd, 0x10B0",
        "SKX, offcore_requests_demand_data_rd, 0x01B0",
        "CLX, offcore_requests_demand_rfo, 0x04B0",
        "CLX, offcore_requests_outstanding_l3_miss_demand_data_rd, 0x1060",
        "CLX, mem_load_retired_local_pmm, 0x80D1",
        "CLX, mem_load_retired_local_dram, 0x01D3",
        "SKX, mem_load_retired_remote_dram, 0x02D3",
        "SKX, mem_inst_retired_loads, 0x81D0",
        "CLX, mem_inst_retired_stores, 0x82D0"
    })
    void find_eventOfWca_hasTheCodeOfTheProcessor(String kind, String name, String config) {
        assertThat(of(kind).find(name)).contains(PerfEvent.raw(name, Long.decode(config)));
    }

    @ParameterizedTest
    @CsvSource({
        "BDX, offcore_requests_demand_data_rd, BROADWELL",
        "SKX, mem_load_retired_local_pmm, '[CASCADE_LAKE] only'",
        "SPR, stalled_mem_loads, Some Processor"
    })
    void find_eventThatTheProcessorHasNot_saysSo(String kind, String name, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(kind).find(name))
                .withMessageContaining(said)
                .withMessageContaining(name + "__rEEUU");
    }

    @Test
    void find_processorOfAnotherMakerWithThatModel_isUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("AuthenticAMD", 85, 4).find("stalled_mem_loads"))
                .withMessageContaining("Some Processor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WcaEvents.of(folder.resolve("none")).find("stalled_mem_loads"))
                .withMessageContaining("unknown");
    }

    @Test
    void find_otherName_isNone() {
        assertThat(of("SKX").find("dtlb_load_misses")).isEqualTo(Optional.empty());
        assertThat(of("SKX").find("cycles")).isEqualTo(Optional.empty());
    }
}

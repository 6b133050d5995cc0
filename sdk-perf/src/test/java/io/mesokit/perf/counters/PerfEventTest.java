package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerfEventTest {
    @ParameterizedTest
    @CsvSource({
        "cycles, 0, 0",
        "cpu-cycles, 0, 0",
        "instructions, 0, 1",
        "cache_references, 0, 2",
        "cache-misses, 0, 3",
        "branches, 0, 4",
        "branch-instructions, 0, 4",
        "branch-misses, 0, 5",
        "bus-cycles, 0, 6",
        "stalled_cycles_frontend, 0, 7",
        "stalled-cycles-backend, 0, 8",
        "ref-cycles, 0, 9",
        "cpu-clock, 1, 0",
        "task-clock, 1, 1",
        "faults, 1, 2",
        "page-faults, 1, 2",
        "cs, 1, 3",
        "migrations, 1, 4",
        "minor-faults, 1, 5",
        "major-faults, 1, 6",
        "alignment-faults, 1, 7",
        "emulation-faults, 1, 8",
        "cgroup-switches, 1, 11",
        "L1-dcache-loads, 3, 0x00000",
        "l1_dcache_load_misses, 3, 0x10000",
        "L1-dcache-stores, 3, 0x00100",
        "L1-icache-prefetches, 3, 0x00201",
        "LLC-loads, 3, 0x00002",
        "LLC-store-misses, 3, 0x10102",
        "dTLB-loads, 3, 0x00003",
        "iTLB-load-misses, 3, 0x10004",
        "branch-loads, 3, 0x00005",
        "node_prefetch_misses, 3, 0x10206"
    })
    void name_ofPerfListOrMesos_hasTheKernelsNumbers(String name, int type, String config) {
        assertThat(PerfEvent.parse(name).code()).isEqualTo(EventCode.fixed(type, Long.decode(config)));
    }

    @ParameterizedTest
    @CsvSource({
        "stalled_mem_loads__rA314, 0x14A3, 0",
        "stalled_mem_loads__rA31414, 0x140014A3, 0",
        "offcore__rB0011400123456ab, 0x140001B0, 0x123456ab",
        "__r1234, 0x3412, 0",
        "r1a8, 0x1a8, 0"
    })
    void raw_asWcaOrPerfWritesIt_hasEventMaskAndCounterMask(String text, String config, String config1) {
        PerfEvent event = PerfEvent.parse(text);

        assertThat(event.code()).isEqualTo(new EventCode.Fixed(4, Long.decode(config), Long.decode(config1), 0));
        assertThat(event.name()).isEqualTo(text);
    }

    @Test
    void pmuEvent_withOrWithoutAName_keepsItsTerms() {
        assertThat(PerfEvent.parse("msr/tsc/").code()).isEqualTo(new EventCode.OfPmu("msr", Map.of("tsc", "")));
        assertThat(PerfEvent.parse("msr/tsc/").key()).isEqualTo("msr_tsc");
        PerfEvent named = PerfEvent.parse("reads/cpu/event=0xa3,umask=3");
        assertThat(named.name()).isEqualTo("reads");
        assertThat(named.code()).isEqualTo(new EventCode.OfPmu("cpu", Map.of("event", "0xa3", "umask", "3")));
    }

    @ParameterizedTest
    @CsvSource({
        "stalls__r14A3, stalls__r14A3",
        "Stalled_Loads__rA314, Stalled_Loads__rA314",
        "task_stalls__rA314, task_stalls__rA314",
        "My_reads/cpu/event=0x04/, My_reads",
        "cpu/event=0xA3/, cpu_event_0xA3",
        "LLC-loads, llc_loads"
    })
    void key_ofWhatTheUserNamed_keepsItsCase(String text, String key) {
        assertThat(PerfEvent.parse(text).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cylces",
                "x__rA3",
                "x__rA3141",
                "x__rGG14",
                "msr//",
                "../x/y/",
                "msr/../",
                "msr/a,,b/",
                "msr/a=1,a=2/",
                "r",
                "r12345678901234567"
            })
    void text_thatIsNoEvent_isRefusedByName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerfEvent.parse(text))
                .withMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cycles:u",
                "cycles:ukhp",
                "cpu/cycles/u",
                "cpu/event=3/:k",
                "r1a8:u",
                "LLC-loads:Su",
                "msr/tsc/G"
            })
    void modifiers_ofPerf_areRefusedAndNotMisread(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerfEvent.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("modifier");
    }

    @Test
    void pmuEvent_withANameThatLooksLikeAModifier_isNone() {
        assertThat(PerfEvent.parse("x/cpu/u/").code()).isEqualTo(new EventCode.OfPmu("cpu", Map.of("u", "")));
        assertThat(PerfEvent.parse("reads/cpu/event=1").name()).isEqualTo("reads");
    }

    @Test
    void named_allOfThem_areFoundByNameAndByKeyAndDiffer() {
        assertThat(PerfEvent.named())
                .hasSize(20 + 7 * 3 * 2)
                .doesNotHaveDuplicates()
                .allSatisfy(event -> {
                    assertThat(PerfEvent.parse(event.name())).isEqualTo(event);
                    assertThat(PerfEvent.parse(event.key())).isEqualTo(event);
                });
        assertThat(PerfEvent.named().stream().map(PerfEvent::code).collect(Collectors.toSet()))
                .hasSize(62);
        assertThat(PerfEvent.named())
                .contains(PerfEvent.LLC_LOADS, PerfEvent.DTLB_LOAD_MISSES, PerfEvent.L1_DCACHE_LOADS);
        assertThat(PerfEvent.LLC_LOAD_MISSES.key()).isEqualTo("llc_load_misses");
    }
}

package io.mesokit.perf.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.counters.PerfEvent;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names against what WCA 2020-11 declares of them: whoever adds a name adds it here, from there. */
class WcaTest {
    private static final Map<String, Family> FAMILIES = Arrays.stream(Wca.class.getFields())
            .filter(field -> field.getType() == Family.class)
            .map(WcaTest::family)
            .collect(Collectors.toMap(Family::name, Function.identity()));

    private static Family family(Field field) {
        try {
            return (Family) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "task_cpu_usage_seconds, COUNTER, in seconds",
        "task_mem_usage_bytes, GAUGE, in bytes",
        "task_mem_max_usage_bytes, GAUGE, in bytes",
        "task_mem_limit_bytes, GAUGE, in bytes",
        "task_mem_soft_limit_bytes, GAUGE, in bytes",
        "task_mem_page_faults, COUNTER, ''",
        "task_mem_numa_pages, GAUGE, ''",
        "task_requested_cpus, GAUGE, ''",
        "task_requested_mem_bytes, GAUGE, in bytes",
        "task_up, COUNTER, ''",
        "task_last_seen, COUNTER, in seconds since 1970",
        "task_ipc, GAUGE, ''",
        "task_ips, GAUGE, ''",
        "task_cache_misses_per_kilo_instructions, GAUGE, ''",
        "task_cache_hit_ratio, GAUGE, ''",
        "task_scaling_factor_avg, GAUGE, ''",
        "task_scaling_factor_max, GAUGE, ''",
        "wca_up, COUNTER, in seconds since 1970",
        "wca_tasks, GAUGE, ''",
        "wca_mem_usage_bytes, GAUGE, in bytes",
        "wca_duration_seconds, GAUGE, in seconds",
        "wca_duration_seconds_avg, GAUGE, in seconds"
    })
    void family_ofAName_hasItsTypeAndUnit(String name, Family.Type type, String unit) {
        assertThat(FAMILIES).containsKey(name);
        assertThat(FAMILIES.get(name).type()).isEqualTo(type);
        assertThat(FAMILIES.get(name).help()).contains(unit);
    }

    @Test
    void families_allOfThem_areInTheTable() {
        assertThat(FAMILIES).hasSize(22);
    }

    @ParameterizedTest
    @CsvSource({
        "cycles, task_cycles",
        "instructions, task_instructions",
        "cache_misses, task_cache_misses",
        "cache_references, task_cache_references",
        "stalled_mem_loads, task_stalled_mem_loads",
        "dtlb_load_misses, task_dtlb_load_misses"
    })
    void event_ofAName_isACounterBehindTask(String event, String name) {
        assertThat(Wca.event(event)).hasToString(name + " (counter)");
    }

    /** Whatever is read as a raw event is published as one, and nothing else. */
    @ParameterizedTest
    @CsvSource({
        "name__r01ab, true",
        "name__r01ab02, true",
        "name__r01ab02c0ffee1234, true",
        "__r01AB, true",
        "name__r01a, false",
        "name__r01ab0, false",
        "name__r01ab02c0ffee123, false",
        "na-me__r01ab, false",
        "name__r01ag, false"
    })
    void event_writtenAsARawOne_isPublishedAsItIsWhereItIsReadAsOne(String text, boolean raw) {
        assertThat(Wca.event(text).name().equals(text)).isEqualTo(raw);
        assertThat(isRead(text)).isEqualTo(raw);
    }

    private static boolean isRead(String text) {
        try {
            return PerfEvent.parse(text).name().equals(text);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}

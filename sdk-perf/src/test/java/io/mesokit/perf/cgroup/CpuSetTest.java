package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CpuSetTest {
    @Test
    void parse_ofRanges_hasTheirNumbers() {
        CpuSet set = CpuSet.parse(" 0-2,8,5-5\n");
        assertThat(set).isEqualTo(CpuSet.of(0, 1, 2, 5, 8)).hasToString("0-2,5,8");
        assertThat(set.size()).isEqualTo(5);
        assertThat(set.contains(5)).isTrue();
        assertThat(set.contains(-1)).isFalse();
        assertThat(set.stream()).containsExactly(0, 1, 2, 5, 8);
    }

    @Test
    void parse_ofNothing_isEmpty() {
        assertThat(CpuSet.parse("\n").isEmpty()).isTrue();
        assertThat(CpuSet.of()).hasToString("").hasSameHashCodeAs(CpuSet.parse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1,", "3-1", "-1", "1--2", "0-99999999", "0-2:1/2"})
    void parse_ofAnythingElse_isRefused(String list) {
        assertThatThrownBy(() -> CpuSet.parse(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + list + "'");
    }
}

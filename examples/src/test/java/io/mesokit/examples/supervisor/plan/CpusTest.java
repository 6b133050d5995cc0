package io.mesokit.examples.supervisor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CpusTest {
    @Test
    void plus_tenthsAndFourTenths_areExact() {
        assertThat(Cpus.of(0.1).plus(Cpus.of(0.4)).plus(Cpus.of(0.4))).isEqualTo(Cpus.of(0.9));
    }

    @Test
    void of_outOfRange_refuses() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cpus.of(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Cpus.of(Double.NaN));
    }

    @Test
    void toString_wholeAndBroken_isPlain() {
        assertThat(Cpus.of(2)).hasToString("2");
        assertThat(Cpus.ofMilli(700)).hasToString("0.7");
    }

    @Test
    void sizes_maxOffTheGrid_includesBothBounds() {
        assertThat(new CpuGrid(Cpus.of(0.1), Cpus.of(0.35), Cpus.of(0.1)).sizes())
                .containsExactly(Cpus.of(0.1), Cpus.of(0.2), Cpus.of(0.3), Cpus.of(0.35));
    }

    @Test
    void roundUp_betweenSizes_takesTheLarger() {
        CpuGrid grid = CpuGrid.upTo(Cpus.of(2));

        assertThat(grid.roundUp(Cpus.ofMilli(610))).isEqualTo(Cpus.ofMilli(700));
        assertThat(grid.roundUp(Cpus.of(5))).isEqualTo(Cpus.of(2));
    }
}

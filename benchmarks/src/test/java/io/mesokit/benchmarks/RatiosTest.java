package io.mesokit.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void print_goalMet_givesTheMedianOfTheRatios() {
        assertThat(print(Goal.timesAsFast(2.5), round(10, 30), round(20, 50), round(1, 90)))
                .isTrue();
        assertThat(out.toString(UTF_8))
                .containsPattern("pair +\\| +10.00 ns \\| +50.00 ns \\| +3.00 \\| +2.50..90.00 \\| +>= 2.50 \\| yes");
    }

    @Test
    void print_goalMissed_saysSo() {
        assertThat(print(Goal.timesTheTime(1.05), round(20_600, 20_000), round(21_400, 20_000)))
                .isTrue();
        assertThat(print(Goal.timesTheTime(1.05), round(22_000, 20_000))).isFalse();
        assertThat(out.toString(UTF_8))
                .containsPattern("22.00 us \\| +20.00 us \\| +1.10 \\| +1.10..1.10 \\| +<= 1.05 \\| NO");
    }

    @Test
    void print_moreThanAllowedInAll_isMissedThoughTheRatioIsMet() {
        Goal goal = Goal.timesTheTime(1.05).andAtMost(10_000);
        assertThat(print(goal, round(309_000, 300_000))).isTrue();
        assertThat(print(goal, round(311_000, 300_000))).isFalse();
        assertThat(out.toString(UTF_8)).containsPattern("more +\\| +11.00 us.*<= 10.00 us \\| NO");
    }

    private boolean print(Goal goal, Round... rounds) {
        Pair pair = new Pair(Pair.Group.FRAMING, "pair", Pair.all().get(0).subject(), goal);
        return Ratios.print(List.of(pair), List.of(List.of(rounds)), new PrintStream(out, true, UTF_8));
    }

    private static Round round(double ours, double peer) {
        return new Round(new Round.Sample(ours, 0, Double.NaN), new Round.Sample(peer, 8, Double.NaN));
    }
}

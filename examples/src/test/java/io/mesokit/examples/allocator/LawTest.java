package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.examples.allocator.Law.State;
import io.mesokit.examples.allocator.Law.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The law in a simulated machine: two CPUs, one latency-sensitive task of 1024 shares and best-effort tasks of 8192
 * together that take all they get. A round is a turn of the loop.
 */
class LawTest {
    private static final Tuning TUNING = Tuning.ofDefaults();
    private static final double CPUS = 2;

    /** What happens when the latency-sensitive task wants so many CPUs in each round. */
    private static List<State> simulate(int rounds, IntToDoubleFunction wanted) {
        List<State> states = new ArrayList<>();
        State state = State.first(TUNING);
        for (int round = 0; round < rounds; round++) {
            state = Law.next(TUNING, state, OptionalDouble.of(waiting(wanted.applyAsDouble(round), state.level())));
            states.add(state);
        }
        return states;
    }

    /** It gets what it wants up to its part of the shares, and waits for the rest. */
    private static double waiting(double wanted, int level) {
        double fair = CPUS * 1024 / (1024 + Law.shares(8192, level, 2));
        return wanted == 0 ? 0 : Math.max(0, 1 - fair / wanted);
    }

    @Test
    void next_starvedTask_getsItsCpuWithinAFewRounds() {
        List<State> states = simulate(20, round -> 1.2);

        assertThat(waiting(1.2, 0)).isGreaterThan(0.8);
        assertThat(waiting(1.2, states.get(5).level())).isLessThan(TUNING.high());
    }

    @Test
    void next_idleTask_holdsNobodyBack() {
        assertThat(simulate(500, round -> 0.1)).allMatch(state -> state.level() == 0);
    }

    @Test
    void next_loadEnds_allIsGivenBack() {
        List<State> states = simulate(400, round -> round < 100 ? 1.2 : 0);

        assertThat(states.get(99).level()).isPositive();
        assertThat(states.get(399).level()).isZero();
        assertThat(states.get(399).patience()).isEqualTo(TUNING.patience());
    }

    @Test
    void next_oneLevelTooLittleTheNextMoreThanEnough_doesNotSwing() {
        // At level 3 it gets 1.0: far too little for 1.15; at level 4 1.33: calm.
        List<State> states = simulate(2000, round -> 1.15);

        assertThat(waiting(1.15, 3)).isGreaterThan(TUNING.high());
        assertThat(waiting(1.15, 4)).isLessThan(TUNING.low());
        long bad = states.stream().filter(state -> state.level() < 4).count();
        assertThat(changes(states)).isLessThan(35);
        assertThat(bad).isLessThan(25);
    }

    @Test
    void next_betweenTheThresholds_nothingMoves() {
        State state = new State(2, 3, 5, 9);

        State next = Law.next(TUNING, state, OptionalDouble.of(0.05));

        assertThat(next).isEqualTo(new State(2, 0, 5, 10));
    }

    @Test
    void next_notMeasured_nothingMovesAndNoCalmIsCounted() {
        State state = new State(2, 4, 5, 9);

        assertThat(Law.next(TUNING, state, OptionalDouble.empty())).isEqualTo(new State(2, 0, 5, 10));
    }

    @Test
    void next_hopeless_staysAtTheDeepestLevel() {
        assertThat(simulate(50, round -> 100).get(49).level()).isEqualTo(TUNING.deepest());
    }

    @Test
    void shares_anyLevel_areHalvedAndNeverTooFew() {
        assertThat(Law.shares(1024, 0, 2)).isEqualTo(1024);
        assertThat(Law.shares(1024, 3, 2)).isEqualTo(128);
        assertThat(Law.shares(10, 6, 2)).isEqualTo(2);
    }

    @Test
    void tuning_thresholdsInTheWrongOrder_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tuning(0.1, 0.2, 6, 5, 320));
    }

    private static long changes(List<State> states) {
        long changes = 0;
        for (int round = 1; round < states.size(); round++) {
            changes += states.get(round).level() == states.get(round - 1).level() ? 0 : 1;
        }
        return changes;
    }
}

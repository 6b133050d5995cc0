package io.mesokit.examples.allocator;

import java.util.OptionalDouble;

/**
 * The control law: how far best-effort tasks are held back, from how long the latency-sensitive ones wait for a CPU.
 * Pure and immutable; it knows no clock, a round is its only unit of time.
 *
 * <p>The actuator is a level: at each, shares are half of those at the level below. Shares matter only while CPUs are
 * contended, so holding back costs nothing on an idle machine, and being too far back does little harm; being late
 * does. Hence it is lopsided: one bad round is enough to go a level up, a row of calm ones is needed to go one down.
 *
 * <p>Between {@code low} and {@code high} nothing moves. But a gap between two thresholds does not stop it from
 * swinging where one level is too little and the next is more than enough: it would be calm, step down, suffer, step
 * up, for ever. So a step down that is soon regretted makes it more patient: twice as many calm rounds are wanted
 * before the next try, up to {@code mostPatience}. One that is followed by calm makes it half as patient, so that a
 * load that has ended is soon forgotten.
 *
 * <p>What cannot be measured moves nothing.
 */
final class Law {
    /**
     * Its constants.
     *
     * @param high waiting above this, as a part of the time, is too much
     * @param low waiting below this is calm
     * @param deepest the highest level
     * @param patience calm rounds before a step down, at first
     * @param mostPatience the same, at most
     */
    record Tuning(double high, double low, int deepest, int patience, int mostPatience) {
        Tuning {
            if (!(low >= 0 && low < high && high <= 1)) {
                throw new IllegalArgumentException(
                        "0 <= low < high <= 1 is wanted, not low " + low + " and high " + high);
            }
        }

        /** Too much at 10 %, calm below 3 %, shares down to a 64th, 5 calm rounds at first and 320 at most. */
        static Tuning ofDefaults() {
            return new Tuning(0.10, 0.03, 6, 5, 320);
        }
    }

    /**
     * Where it stands.
     *
     * @param level how far best-effort tasks are held back
     * @param calm how many rounds in a row were calm
     * @param patience how many of them a step down takes now
     * @param sinceStepDown rounds since the last step down
     */
    record State(int level, int calm, int patience, int sinceStepDown) {
        static State first(Tuning tuning) {
            return new State(0, 0, tuning.patience, NEVER);
        }
    }

    private static final int NEVER = Integer.MAX_VALUE / 2;

    private Law() {}

    /**
     * The next state.
     *
     * @param waiting the part of the time that the worst-off latency-sensitive task waits for a CPU, 0 to 1; empty if
     *     that cannot be told
     */
    static State next(Tuning tuning, State state, OptionalDouble waiting) {
        int since = Math.min(state.sinceStepDown + 1, NEVER);
        if (waiting.isEmpty()) {
            return new State(state.level, 0, state.patience, since);
        }
        if (waiting.getAsDouble() > tuning.high) {
            boolean regretted = since <= tuning.patience;
            int patience = regretted ? Math.min(tuning.mostPatience, state.patience * 2) : state.patience;
            return new State(Math.min(tuning.deepest, state.level + 1), 0, patience, NEVER);
        }
        if (waiting.getAsDouble() >= tuning.low) {
            return new State(state.level, 0, state.patience, since);
        }
        return calm(tuning, new State(state.level, state.calm + 1, state.patience, since));
    }

    private static State calm(Tuning tuning, State state) {
        if (state.calm < state.patience) {
            return state;
        }
        if (state.level == 0) {
            return new State(0, 0, tuning.patience, state.sinceStepDown);
        }
        boolean lastWasWell = state.sinceStepDown < NEVER;
        int patience = lastWasWell ? Math.max(tuning.patience, state.patience / 2) : state.patience;
        return new State(state.level - 1, 0, patience, 0);
    }

    /**
     * Shares at a level.
     *
     * @param original those at level zero
     * @param least the fewest that the kernel knows
     */
    static long shares(long original, int level, long least) {
        return Math.max(least, original >> level);
    }
}

package io.mesokit.perf.counters;

import java.util.Optional;

/**
 * Where one group counts: a thread on any processor (-1), or a processor for a control group (task 0).
 *
 * @param since which of the times that the processor has been switched on; always the same where that cannot be told
 */
record Place(int task, int cpu, Optional<Object> since) {
    static final int ANY_CPU = -1;

    static Place thread(int id) {
        return new Place(id, ANY_CPU, Optional.empty());
    }

    static Place processor(int number, Optional<Object> since) {
        return new Place(0, number, since);
    }
}

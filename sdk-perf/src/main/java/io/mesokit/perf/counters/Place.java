package io.mesokit.perf.counters;

/** Where one group counts: a thread on any processor (-1), or a processor for a control group (task 0). */
record Place(int task, int cpu) {
    static final int ANY_CPU = -1;

    static Place thread(int id) {
        return new Place(id, ANY_CPU);
    }

    static Place processor(int number) {
        return new Place(0, number);
    }
}

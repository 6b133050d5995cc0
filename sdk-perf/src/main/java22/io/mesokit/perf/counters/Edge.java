package io.mesokit.perf.counters;

/** Which variant of the calls there is: this one from Java 22 on. */
final class Edge {
    private Edge() {}

    static Syscalls open(Machine.Numbers numbers) {
        return new FfmSyscalls(numbers);
    }
}

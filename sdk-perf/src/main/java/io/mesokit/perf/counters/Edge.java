package io.mesokit.perf.counters;

/**
 * Which variant of the calls there is: this one up to Java 21. Java 22 and later take the class of this name for 22.
 */
final class Edge {
    private Edge() {}

    static Syscalls open(Machine.Numbers numbers) {
        return new JnaSyscalls(numbers);
    }
}

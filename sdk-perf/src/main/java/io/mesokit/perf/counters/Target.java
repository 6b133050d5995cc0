package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** What is counted. */
sealed interface Target permits ThreadTarget, ProcessTarget, CgroupTarget, NoTarget {
    /** What stands in the way of all events. */
    default Optional<Refusal> refusal() {
        return Optional.empty();
    }

    /**
     * Where groups are needed now; none if the target is gone.
     *
     * @throws IOException if that cannot be told now
     */
    Set<Place> places(Machine machine) throws IOException;

    /** Whether it is still there, and still the same one: numbers and names are used again. */
    boolean isPresent(Machine machine);

    /** Whether threads and processes that it starts later count too. */
    boolean inherits();

    /** Whether its places may change while it is counted, in a way that the kernel does not follow by itself. */
    default boolean isFollowed() {
        return false;
    }

    /** A descriptor or negative errno, for as long as groups are opened, if the kernel wants one. */
    default int hold(Machine machine) {
        return 0;
    }

    /** Ends what {@link #hold} began. */
    default void release(Machine machine, int held) {}

    /** Opens an event at a place: a descriptor or a negative errno. */
    default int open(Machine machine, ByteBuffer attributes, Place place, int held, int leader) {
        return machine.calls().openEvent(attributes, place.task(), place.cpu(), leader, Abi.FLAG_CLOEXEC);
    }
}

package io.mesokit.perf.counters;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/*
 * The groups of one target: opened, read and closed together.
 *
 * A process is many threads, and a control group is many processors; each of these places gets a group with the same
 * events. Threads and processors come and go while the groups are opened. So the places are listed again afterwards,
 * and if there is a new one, all is opened anew: a thread that was started meanwhile is counted with its starter if
 * that one was opened before, and not at all if after, and nobody can tell which. With a process that starts threads
 * faster than they can be listed, the last attempt has to do.
 *
 * Later threads need no descriptor of their own: the kernel lets them inherit the counters, and adds what they counted
 * to the thread that started them, even after both have ended. Processors that come later are opened by follow().
 */
final class Groups {
    private static final int ATTEMPTS = 5;

    private final Machine machine;
    private final Target target;
    private final Map<Place, CounterGroup> open = new LinkedHashMap<>();
    private CounterGroup[] inOrder = {};

    Groups(Machine machine, Target target) {
        this.machine = machine;
        this.target = target;
    }

    /** All of it, or nothing: then the opening says why, or this fails. */
    void open(Opening opening) {
        boolean done = false;
        try {
            openAll(opening);
            done = true;
        } catch (IOException unlisted) {
            opening.refuseAll(unlisted);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private void openAll(Opening opening) throws IOException {
        Set<Place> wanted = target.places(machine);
        Set<Place> listed = Set.of();
        for (int attempt = 0; attempt < ATTEMPTS && !listed.containsAll(wanted); attempt++) {
            close();
            follow(wanted, opening);
            listed = wanted;
            wanted = target.places(machine);
        }
    }

    /**
     * Closes the groups at places that are no more, or were not for a while, and opens and starts those at new ones. If the
     * places cannot be listed, those stay that were listed last.
     */
    void follow(Opening opening) {
        try {
            follow(target.places(machine), opening);
        } catch (IOException unlisted) {
            // They are listed again before long.
        }
    }

    private void follow(Set<Place> wanted, Opening opening) {
        open.entrySet().removeIf(each -> isToBeClosed(each, wanted) && released(each.getValue()));
        // Before anything can fail: what has been closed must not be read.
        inOrder = open.values().toArray(CounterGroup[]::new);
        Set<Place> added = new HashSet<>(wanted);
        added.removeAll(open.keySet());
        Map<Place, CounterGroup> groups = opening.at(added);
        open.putAll(groups);
        groups.values().forEach(group -> group.enable(machine.calls()));
        inOrder = open.values().toArray(CounterGroup[]::new);
    }

    private static boolean isToBeClosed(Map.Entry<Place, CounterGroup> each, Set<Place> wanted) {
        return each.getValue().isLost() || !wanted.contains(each.getKey());
    }

    Set<Place> places() {
        return open.keySet();
    }

    /** Whether any of it was on a processor since the last read. */
    boolean read(Syscalls.Buffer buffer, Totals totals) {
        boolean moved = false;
        for (CounterGroup group : inOrder) {
            moved |= group.read(machine.calls(), buffer, totals);
        }
        return moved;
    }

    void close() {
        open.values().forEach(this::released);
        open.clear();
        inOrder = new CounterGroup[0];
    }

    int descriptors() {
        return open.values().stream().mapToInt(CounterGroup::size).sum();
    }

    private boolean released(CounterGroup group) {
        group.release(machine);
        return true;
    }
}

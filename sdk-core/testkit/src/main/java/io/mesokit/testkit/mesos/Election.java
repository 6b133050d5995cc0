package io.mesokit.testkit.mesos;

import java.util.Optional;

/** Who leads, and whom the others take for the leader; the two differ for a while after a leader has died. */
final class Election {
    private Optional<MasterNode> leader = Optional.empty();
    private Optional<String> known = Optional.empty();

    synchronized boolean leads(MasterNode node) {
        return leader.filter(one -> one == node).isPresent();
    }

    synchronized Optional<MasterNode> leader() {
        return leader;
    }

    /** Host and port of whom everybody takes for the leader. */
    synchronized Optional<String> known() {
        return known;
    }

    synchronized void elect(MasterNode node) {
        leader = Optional.of(node);
        known = Optional.of(node.address());
    }

    /** The leader is dead, and nobody has noticed. */
    synchronized void leaderDied() {
        leader = Optional.empty();
    }

    /** Nobody leads, and everybody knows. */
    synchronized void none() {
        leader = Optional.empty();
        known = Optional.empty();
    }
}

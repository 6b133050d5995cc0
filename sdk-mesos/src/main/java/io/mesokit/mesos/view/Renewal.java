package io.mesokit.mesos.view;

import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.mesos.model.master.SubscribedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second stream that is to feed a view in place of the first, and the copy of the state that it keeps until it may.
 * Not safe for use by several threads.
 *
 * <p>The master takes the snapshot when it is asked for, and while that travels the first stream brings what happens
 * next. So when it has come it is behind what the view shows, and would set the view back. The second stream brings the
 * same events after it; the question is when it has brought as many as the first. Events carry no number, but both
 * streams have one order of them. Call those that the first stream brought since the renewal began 1 to {@code n}. The
 * snapshot was asked for after that, so it holds the first {@code h} of them, for some {@code h} that nobody tells (or
 * more than {@code n}, if the first stream is the one behind), and the second stream brings number {@code h + 1},
 * {@code h + 2} and so on.
 *
 * <p>So the {@code k} events that it has brought have to be those after number {@code h}, as far as both are known.
 * {@link #held} goes on from zero whenever it is seen not to be so, to the next number of which it is. It never passes
 * the true one, so once {@code held + k} is {@code n} or more the second stream has caught up for certain. That may be
 * found late, when the same event came twice, but never too soon. For the same reason it is enough to compare hash
 * codes.
 *
 * <p>Where nothing happens any more there is nothing to compare. Then the heartbeats tell: the master sends the first
 * of a stream after the snapshot, and the others an interval apart, so heartbeat number {@code b} was sent {@code b -
 * 1} intervals after the renewal began or later, and what the first stream had brought by that time came before it.
 */
final class Renewal {
    private final Feed feed;
    private final Instant begun;
    private final List<Integer> shown = new ArrayList<>();
    private final List<Integer> heard = new ArrayList<>();
    private int held;
    private Instant lastShown;
    private Duration heartbeat = Duration.ZERO;
    private int heartbeats;
    private boolean agentsCame;
    private @Nullable Ledger ledger;

    Renewal(Feed feed, Instant begun) {
        this.feed = feed;
        this.begun = begun;
        this.lastShown = begun;
    }

    Feed feed() {
        return feed;
    }

    /** When it was begun; its snapshot is not older. */
    Instant begun() {
        return begun;
    }

    /** The first stream brought something. */
    void shown(MasterEvent event, Instant now) {
        if (happened(event)) {
            shown.add(event.hashCode());
            lastShown = now;
        }
    }

    /** The second stream brought something. */
    void heard(MasterEvent event, Retention retention) {
        event.subscribed().ifPresent(it -> begin(it, retention));
        if (ledger == null) {
            return;
        }
        if (is(event, MasterEventType.HEARTBEAT)) {
            heartbeats++;
        } else if (happened(event)) {
            ledger.apply(event);
            agentsCame |= event.agentAdded().isPresent();
            heard.add(event.hashCode());
            if (!agrees()) {
                align();
            }
        }
    }

    private void begin(SubscribedEvent event, Retention retention) {
        ledger = Ledger.of(event, retention);
        heartbeat = Pulse.interval(event);
    }

    private static boolean happened(MasterEvent event) {
        return event.subscribed().isEmpty() && !is(event, MasterEventType.HEARTBEAT);
    }

    private static boolean is(MasterEvent event, MasterEventType type) {
        return event.type().filter(type::equals).isPresent();
    }

    /** Whether the last that was heard is what was shown in its place, or ahead of all that was. */
    private boolean agrees() {
        int place = held + heard.size() - 1;
        return place >= shown.size() || shown.get(place).equals(heard.get(heard.size() - 1));
    }

    private void align() {
        do {
            held++;
        } while (!shown.subList(held, held + both()).equals(heard.subList(0, both())));
    }

    private int both() {
        return Math.min(heard.size(), shown.size() - held);
    }

    /** The state that the second stream has led to, once it is not behind the first. */
    Optional<Ledger> caughtUp() {
        return Optional.ofNullable(ledger).filter(known -> held + heard.size() >= shown.size() || silent());
    }

    /** Whether a heartbeat has come that was sent after the last that the first stream brought. */
    private boolean silent() {
        return !lastShown.isAfter(begun.plus(heartbeat.multipliedBy(heartbeats - 1L)));
    }

    Duration heartbeat() {
        return heartbeat;
    }

    /** Whether agents have registered that are not in the snapshot. */
    boolean agentsCame() {
        return agentsCame;
    }
}

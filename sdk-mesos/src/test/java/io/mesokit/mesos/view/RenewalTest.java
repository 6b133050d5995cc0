package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.FrameworkInfo;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.FrameworkUpdatedEvent;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.mesos.model.master.SubscribedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a second stream has caught up with the first: never too soon, and not long after. */
class RenewalTest {
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final MasterEvent HEARTBEAT = MasterEvent.of(MasterEventType.HEARTBEAT);
    private static final MasterEvent SUBSCRIBED = MasterEvent.of(
            SubscribedEvent.builder().heartbeatIntervalSeconds(15).build());

    private final Renewal renewal = new Renewal(new Feed(null), BEGUN);

    /** Events of equal names are equal. */
    private static MasterEvent event(int name) {
        FrameworkInfo info = FrameworkInfo.builder()
                .id(FrameworkId.of("F"))
                .user("u")
                .name("name-" + name)
                .build();
        Framework framework = Framework.builder()
                .frameworkInfo(info)
                .active(true)
                .connected(true)
                .recovered(false)
                .build();
        return MasterEvent.of(
                FrameworkUpdatedEvent.builder().framework(framework).build());
    }

    private void shown(MasterEvent... events) {
        for (MasterEvent event : events) {
            renewal.shown(event, BEGUN);
        }
    }

    private void heard(MasterEvent... events) {
        for (MasterEvent event : events) {
            renewal.heard(event, Retention.ofDefaults());
        }
    }

    @Test
    void caughtUp_nothingHappened_isSoWithTheSnapshot() {
        heard(HEARTBEAT, event(1));
        assertThat(renewal.caughtUp()).isEmpty();
        heard(SUBSCRIBED);
        assertThat(renewal.caughtUp()).isPresent();
    }

    @Test
    void caughtUp_snapshotIsOfTheBeginning_isSoWithTheLastEvent() {
        shown(event(1), event(2), HEARTBEAT);
        heard(SUBSCRIBED, event(1));
        assertThat(renewal.caughtUp()).isEmpty();
        heard(event(2));
        assertThat(renewal.caughtUp().orElseThrow().frameworks())
                .extracting(framework -> framework.frameworkInfo().name())
                .containsExactly("name-2");
    }

    @Test
    void caughtUp_snapshotHoldsSome_isSoWithTheLastEvent() {
        shown(event(1), event(2), event(3));
        heard(SUBSCRIBED, event(2));
        assertThat(renewal.caughtUp()).isEmpty();
        heard(event(3));
        assertThat(renewal.caughtUp()).isPresent();
    }

    @Test
    void caughtUp_snapshotHoldsAllButTheLast_isSoWithIt() {
        shown(event(1), event(2), event(3), event(4));
        heard(SUBSCRIBED, event(4));
        assertThat(renewal.caughtUp()).isPresent();
    }

    @Test
    void caughtUp_snapshotHoldsAll_isSoWithTheNextEvent() {
        shown(event(1), event(2));
        heard(SUBSCRIBED);
        assertThat(renewal.caughtUp()).isEmpty();
        heard(event(3));
        assertThat(renewal.caughtUp()).isPresent();
        shown(event(3), event(4));
        assertThat(renewal.caughtUp()).isEmpty();
    }

    @Test
    void caughtUp_firstStreamToldWhatTheSecondDidNot_isNotBelieved() {
        shown(event(1));
        heard(SUBSCRIBED, event(1), event(2));
        shown(event(3), event(1), event(2), event(4));
        assertThat(renewal.caughtUp()).isEmpty();
        heard(event(4));
        assertThat(renewal.caughtUp()).isPresent();
    }

    @Test
    void caughtUp_silence_isSoWithAHeartbeatThatIsNewer() {
        renewal.shown(event(1), BEGUN.plusSeconds(15));
        heard(SUBSCRIBED, HEARTBEAT);
        assertThat(renewal.caughtUp()).isEmpty();
        heard(HEARTBEAT);
        assertThat(renewal.caughtUp()).isPresent();
        renewal.shown(event(2), BEGUN.plusSeconds(15).plusMillis(1));
        assertThat(renewal.caughtUp()).isEmpty();
    }

    /** Something on its way, and when it comes. */
    private record Parcel(Instant at, boolean first, MasterEvent event) {}

    /** One order of events, sent on two streams that are late by different times. */
    @ParameterizedTest
    @CsvSource({"1, 200", "2, 200", "3, 200", "1000000, 200"})
    void caughtUp_anyDelays_isNeverTooSoonAndComesToBeSo(int names, int seeds) {
        for (int seed = 0; seed < seeds; seed++) {
            follow(new Random(seed), names, "names " + names + ", seed " + seed);
        }
    }

    private static void follow(Random random, int names, String as) {
        int held = random.nextInt(10);
        Renewal renewal = new Renewal(new Feed(null), BEGUN);
        int shown = 0;
        int heard = held;
        boolean begun = false;
        boolean caughtUp = false;
        for (Parcel parcel : parcels(random, names, held)) {
            boolean happened = parcel.event().frameworkUpdated().isPresent();
            if (parcel.first()) {
                renewal.shown(parcel.event(), parcel.at());
                shown += happened ? 1 : 0;
            } else {
                renewal.heard(parcel.event(), Retention.ofDefaults());
                heard += happened ? 1 : 0;
                begun = true;
            }
            caughtUp = renewal.caughtUp().isPresent();
            if (caughtUp) {
                assertThat(begun && heard >= shown)
                        .as("%s: caught up with %d of %d", as, heard, shown)
                        .isTrue();
            }
        }
        assertThat(caughtUp).as("%s: caught up in the end", as).isTrue();
    }

    /** What both streams bring; the second begins with the snapshot, which holds some, and ends with heartbeats. */
    private static List<Parcel> parcels(Random random, int names, int held) {
        List<Parcel> all = new ArrayList<>();
        Instant sent = BEGUN;
        Instant first = BEGUN;
        Instant second = BEGUN;
        Instant beat = Instant.MAX;
        for (int i = 0; i < 20; i++) {
            sent = sent.plusMillis(random.nextInt(10_000));
            if (i == held) {
                second = later(random, second, sent);
                all.add(new Parcel(second, false, SUBSCRIBED));
                beat = sent;
            }
            while (!beat.isAfter(sent)) {
                second = later(random, second, beat);
                all.add(new Parcel(second, false, HEARTBEAT));
                beat = beat.plus(INTERVAL);
            }
            MasterEvent event = event(random.nextInt(names));
            first = later(random, first, sent);
            all.add(new Parcel(first, true, event));
            if (i >= held) {
                second = later(random, second, sent);
                all.add(new Parcel(second, false, event));
            }
        }
        while (!beat.isAfter(first.plusSeconds(10L * (held + 1)).plus(INTERVAL))) {
            second = later(random, second, beat);
            all.add(new Parcel(second, false, HEARTBEAT));
            beat = beat.plus(INTERVAL);
        }
        all.sort(Comparator.comparing(Parcel::at));
        return all;
    }

    private static Instant later(Random random, Instant last, Instant sent) {
        Instant comes = sent.plusMillis(random.nextInt(random.nextBoolean() ? 10 : 40_000));
        return comes.isAfter(last) ? comes : last;
    }
}

package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.AgentAddedEvent;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.mesos.model.master.SubscribedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something is due, and how fresh a view is. */
class PulseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MasterEvent HEARTBEAT = MasterEvent.of(MasterEventType.HEARTBEAT);
    private static final ViewOptions DEFAULTS = ViewOptions.ofDefaults();
    private static final Gap GAP = new Gap(new MesokitException(null, "the test's", null), Duration.ZERO, 1);

    private final Pulse pulse = new Pulse();

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static MasterEvent subscribed() {
        return MasterEvent.of(SubscribedEvent.builder().build());
    }

    private static MasterEvent agentAdded() {
        AgentInfo info =
                AgentInfo.builder().id(AgentId.of("S")).hostname("host").build();
        Agent agent =
                Agent.builder().agentInfo(info).active(true).version("1.11.0").build();
        return MasterEvent.of(AgentAddedEvent.builder().agent(agent).build());
    }

    @Test
    void checkDue_afterEachInterval_onceEach() {
        pulse.heard(subscribed(), START);
        assertThat(pulse.checkDue(DEFAULTS, at(29))).isFalse();
        assertThat(pulse.checkDue(DEFAULTS, at(30))).isTrue();
        assertThat(pulse.checkDue(DEFAULTS, at(59))).isFalse();
        assertThat(pulse.checkDue(DEFAULTS, at(60))).isTrue();
        assertThat(pulse.checkDue(DEFAULTS.withCheckInterval(Duration.ZERO), at(600)))
                .isFalse();
    }

    @Test
    void checkDue_withoutASnapshot_isNot() {
        assertThat(pulse.checkDue(DEFAULTS, at(30))).isFalse();
        pulse.heard(subscribed(), START);
        pulse.lost();
        assertThat(pulse.checkDue(DEFAULTS, at(30))).isFalse();
    }

    @Test
    void resyncDue_afterEachInterval_onceEach() {
        pulse.heard(subscribed(), START);
        assertThat(pulse.resyncDue(DEFAULTS, at(299))).isFalse();
        assertThat(pulse.resyncDue(DEFAULTS, at(300))).isTrue();
        assertThat(pulse.resyncDue(DEFAULTS, at(599))).isFalse();
        assertThat(pulse.resyncDue(DEFAULTS.withResyncInterval(Duration.ZERO), at(6000)))
                .isFalse();
    }

    @Test
    void resyncDue_agentsCame_isWhenACheckWouldBe() {
        pulse.heard(subscribed(), START);
        pulse.heard(agentAdded(), at(1));
        assertThat(pulse.resyncDue(DEFAULTS, at(29))).isFalse();
        assertThat(pulse.resyncDue(DEFAULTS.withResyncInterval(Duration.ZERO), at(30)))
                .isFalse();
        assertThat(pulse.resyncDue(DEFAULTS, at(30))).isTrue();
        pulse.heard(subscribed(), at(31));
        assertThat(pulse.resyncDue(DEFAULTS, at(61)))
                .as("they are in the snapshot")
                .isFalse();
    }

    /** Until the next snapshot it is one gap, however often a connection is made and lost. */
    @Test
    void interrupted_twiceBeforeASnapshot_isOneGap() {
        pulse.heard(subscribed(), START);
        pulse.lost();
        assertThat(pulse.interrupted(GAP)).isTrue();
        assertThat(pulse.interrupted(GAP)).isFalse();
        assertThat(pulse.synced()).isFalse();
        assertThat(freshness(0).gaps()).isEqualTo(1);
        pulse.heard(subscribed(), START);
        assertThat(pulse.interrupted(GAP)).isTrue();
        assertThat(pulse.synced()).isFalse();
        assertThat(freshness(0).gaps()).isEqualTo(2);
        assertThat(freshness(0).lastGap()).contains(GAP);
    }

    private Freshness freshness(long seconds) {
        return pulse.freshness(at(seconds), false, 7);
    }

    @Test
    void freshness_heartbeat_isHeardAndNoSnapshot() {
        assertThat(freshness(0))
                .isEqualTo(
                        new Freshness(Optional.empty(), Optional.empty(), Duration.ZERO, true, 0, Optional.empty(), 7));
        pulse.heard(subscribed(), at(1));
        pulse.heard(HEARTBEAT, at(5));
        assertThat(freshness(7).asOf()).contains(at(5));
        assertThat(freshness(7).syncedAt()).contains(at(1));
        assertThat(freshness(7).silence()).isEqualTo(Duration.ofSeconds(2));
        assertThat(freshness(7).stale()).isFalse();
        assertThat(pulse.freshness(at(7), true, 0).stale()).as("it has ended").isTrue();
    }

    @Test
    void renewed_isHeardAndSynced() {
        Renewal renewal = new Renewal(new Feed(null), at(10));
        renewal.heard(subscribed(), Retention.ofDefaults());
        pulse.renewed(renewal, at(20));
        assertThat(freshness(20).asOf()).contains(at(20));
        assertThat(freshness(20).syncedAt()).contains(at(20));
        assertThat(pulse.synced()).isTrue();
    }

    /** What a master says of its heartbeats, and after how many seconds it has been silent for two of them. */
    @ParameterizedTest
    @CsvSource({"1, 2", "0, 30", "-1, 30", "NaN, 30", "Infinity, 172800", "1e300, 172800"})
    void freshness_anyHeartbeat_isStaleAfterTwo(double interval, long silence) {
        pulse.heard(
                MasterEvent.of(SubscribedEvent.builder()
                        .heartbeatIntervalSeconds(interval)
                        .build()),
                START);
        assertThat(freshness(silence).stale()).isFalse();
        assertThat(freshness(silence + 1).stale()).isTrue();
    }
}

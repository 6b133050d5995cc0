package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.mesokit.core.BothWays;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.DrainInfo;
import io.mesokit.mesos.model.DrainState;
import io.mesokit.mesos.model.DurationInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.MachineId;
import io.mesokit.mesos.model.MaintenanceSchedule;
import io.mesokit.mesos.model.MaintenanceWindow;
import io.mesokit.mesos.model.TimeInfo;
import io.mesokit.mesos.model.Unavailability;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.testkit.http.WireRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentsTest {
    private static final AgentId UNKNOWN = AgentId.of("nope-S0");

    private final Mesos mesos = Mesos.start();
    private final Agents agents = mesos.master.agents();
    private final AgentId id = mesos.agentId();

    @AfterEach
    void close() {
        mesos.close();
    }

    @ParameterizedTest
    @EnumSource
    void list_oneAgent_hasItsResources(BothWays way) {
        Agent agent = way.run(agents.list()).agents().get(0);

        assertThat(agent.agentInfo().id()).hasValue(id);
        assertThat(agent.active()).isTrue();
        assertThat(io.mesokit.mesos.model.Resources.of(agent.totalResources()).cpus())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void drain_taskRuns_answersAtOnceAndIsDrainedLater_pitfall27(BothWays way) {
        mesos.task(mesos.framework(), "t");
        way.run(agents.drain(id));

        assertThat(drainInfo().state()).isEqualTo(DrainState.DRAINING);
        assertThat(mesos.listed().deactivated()).hasValue(true);
        way.fails(agents.reactivate(id), InvalidRequestException.class);

        mesos.settle();
        assertThat(drainInfo().state()).isEqualTo(DrainState.DRAINED);
        assertThat(mesos.master.tasks().list().execute().tasks()).isEmpty();

        way.run(agents.reactivate(id));
        assertThat(mesos.listed().active()).isTrue();
        assertThat(mesos.listed().drainInfo()).isEmpty();
    }

    private DrainInfo drainInfo() {
        return mesos.listed().drainInfo().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void drain_gracePeriod_goesInOneShapeAndComesBackInAnother_pitfall18(BothWays way) {
        way.run(agents.drain(id, Duration.ofMillis(90_500)));

        assertThat(lastCall()).contains("\"max_grace_period\":{\"nanos\":500000000,\"seconds\":90}");
        assertThat(drainInfo().config().maxGracePeriod()).hasValue(DurationInfo.of(Duration.ofMillis(90_500)));
        assertThatIllegalArgumentException().isThrownBy(() -> agents.drain(id, Duration.ofSeconds(-1)));
    }

    private String lastCall() {
        List<WireRequest> requests = mesos.server.masters().get(0).requests();
        return requests.get(requests.size() - 1).text();
    }

    @ParameterizedTest
    @EnumSource
    void deactivate_taskRuns_staysButIsNotOffered(BothWays way) {
        mesos.task(mesos.framework(), "t");
        way.run(agents.deactivate(id));

        assertThat(mesos.listed().active()).isFalse();
        assertThat(mesos.master.tasks().list().execute().tasks()).hasSize(1);
        way.run(agents.reactivate(id));
        way.fails(agents.reactivate(id), InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource
    void markGone_confirmed_losesTheTasksForEver(BothWays way) {
        FrameworkId framework = mesos.framework();
        mesos.task(framework, "t");
        way.run(agents.markGone(id, Irreversible.CONFIRMED));
        way.run(agents.markGone(id, Irreversible.CONFIRMED));

        assertThat(way.run(agents.list()).agents()).isEmpty();
        assertThat(mesos.server.task(framework.value(), "t").orElseThrow().state())
                .isEqualTo("TASK_GONE_BY_OPERATOR");
    }

    @Test
    void markGone_notConfirmed_cannotBeAsked() {
        assertThatNullPointerException().isThrownBy(() -> agents.markGone(id, confirmationForgotten()));
        assertThatNullPointerException()
                .isThrownBy(() -> agents.drainAndMarkGone(id, Duration.ofSeconds(1), confirmationForgotten()));
        assertThatNullPointerException().isThrownBy(() -> agents.drainAndMarkGone(id, confirmationForgotten()));
        assertThat(mesos.server.masters().get(0).requests()).isEmpty();
    }

    @SuppressWarnings("NullAway") // what a caller without the checker may do
    private static Irreversible confirmationForgotten() {
        return null;
    }

    @ParameterizedTest
    @EnumSource
    void loss_taskRuns_saysWhatMarkGoneWouldDoAndDoesNothing(BothWays way) {
        mesos.task(mesos.framework(), "t");
        AgentLoss loss = way.run(agents.loss(id));

        assertThat(loss.tasks()).extracting(task -> task.taskId().value()).containsExactly("t");
        assertThat(loss)
                .hasToString(
                        "agent " + id + " on localhost will never be taken back: 1 tasks of 1 frameworks become"
                                + " TASK_GONE_BY_OPERATOR (or TASK_LOST, where a framework is not PARTITION_AWARE), and 0 persistent volumes are lost. There is no way back");
        assertThat(mesos.listed().active()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void loss_unreachableAgent_hasItsTasks(BothWays way) {
        mesos.task(mesos.framework(), "t");
        mesos.server.makeUnreachable(id.value());

        assertThat(way.run(agents.loss(id)).tasks()).hasSize(1);
        assertThat(way.run(agents.loss(id)).hostname()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void drainAndMarkGone_noLimit_sendsNone(BothWays way) {
        way.run(agents.drainAndMarkGone(id, Irreversible.CONFIRMED));
        assertThat(drainInfo().config().markGone()).hasValue(true);
        assertThat(drainInfo().config().maxGracePeriod()).isEmpty();

        mesos.settle();
        assertThat(way.run(agents.list()).agents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void drainAndMarkGone_afterDraining_isGone(BothWays way) {
        way.run(agents.drainAndMarkGone(id, Duration.ofSeconds(7), Irreversible.CONFIRMED));
        assertThat(drainInfo().config().markGone()).hasValue(true);
        assertThat(drainInfo().config().maxGracePeriod()).hasValue(DurationInfo.of(Duration.ofSeconds(7)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agents.drainAndMarkGone(id, Duration.ofSeconds(-1), Irreversible.CONFIRMED));

        mesos.settle();
        assertThat(way.run(agents.list()).agents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anyCommand_unknownAgent_isTyped(BothWays way) {
        way.fails(agents.drain(UNKNOWN), NotFoundException.class);
        way.fails(agents.drain(UNKNOWN, Duration.ZERO), NotFoundException.class);
        way.fails(agents.deactivate(UNKNOWN), NotFoundException.class);
        way.fails(agents.markGone(UNKNOWN, Irreversible.CONFIRMED), NotFoundException.class);
        way.fails(agents.reactivate(UNKNOWN), InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource
    void drain_machineInMaintenance_isRefused(BothWays way) {
        mesos.master
                .maintenance()
                .updateSchedule(MaintenanceSchedule.builder()
                        .addWindows(MaintenanceWindow.builder()
                                .addMachineIds(MachineId.builder()
                                        .hostname("localhost")
                                        .ip("127.0.0.1")
                                        .build())
                                .unavailability(Unavailability.builder()
                                        .start(TimeInfo.of(mesos.clock.instant()))
                                        .build())
                                .build())
                        .build())
                .execute();

        assertThat(way.fails(agents.drain(id), InvalidRequestException.class)).hasMessageContaining("maintenance");
    }
}

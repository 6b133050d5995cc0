package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.ExecutorId;
import io.mesokit.mesos.model.ExecutorInfo;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.FrameworkInfo;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Scalar;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.TaskId;
import io.mesokit.mesos.model.TaskState;
import io.mesokit.mesos.model.TaskStatus;
import io.mesokit.mesos.model.TaskStatusBuilder;
import io.mesokit.mesos.model.TaskStatusReason;
import io.mesokit.mesos.model.TaskStatusSource;
import io.mesokit.mesos.model.TimeInfo;
import io.mesokit.mesos.model.ValueType;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.AgentAddedEvent;
import io.mesokit.mesos.model.master.AgentRemovedEvent;
import io.mesokit.mesos.model.master.Executor;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.FrameworkAddedEvent;
import io.mesokit.mesos.model.master.FrameworkRemovedEvent;
import io.mesokit.mesos.model.master.FrameworkUpdatedEvent;
import io.mesokit.mesos.model.master.GetExecutorsResponse;
import io.mesokit.mesos.model.master.GetFrameworksResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.SubscribedEvent;
import io.mesokit.mesos.model.master.TaskAddedEvent;
import io.mesokit.mesos.model.master.TaskUpdatedEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger makes of things that events tell of in part or not at all. */
class LedgerTest {
    private static final FrameworkId FRAMEWORK = FrameworkId.of("F");
    private static final List<Resource> CPUS = List.of(resource("cpus"));
    private static final List<Resource> MEMORY = List.of(resource("mem"));

    private final Ledger ledger = new Ledger(new Retention(10, 10, 1));
    private final Executor onOne = executor("one", "F");
    private final Executor onTwo = executor("two", "F");
    private final Executor orphan = executor("two", "G");

    private static Resource resource(String name) {
        return Resource.builder()
                .name(name)
                .type(ValueType.SCALAR)
                .scalar(Scalar.of(1))
                .build();
    }

    private static Executor executor(String agent, String framework) {
        ExecutorInfo info = ExecutorInfo.builder()
                .executorId(ExecutorId.of("E"))
                .frameworkId(FrameworkId.of(framework))
                .build();
        return Executor.builder().executorInfo(info).agentId(AgentId.of(agent)).build();
    }

    private static Framework framework(String id, String name) {
        FrameworkInfo info = FrameworkInfo.builder()
                .id(FrameworkId.of(id))
                .user("u")
                .name(name)
                .build();
        return Framework.builder()
                .frameworkInfo(info)
                .active(true)
                .connected(true)
                .recovered(false)
                .build();
    }

    private static MasterEvent over(String id) {
        return MasterEvent.of(FrameworkRemovedEvent.builder()
                .frameworkInfo(framework(id, "over").frameworkInfo())
                .build());
    }

    private static MasterEvent added(String id) {
        return MasterEvent.of(
                FrameworkAddedEvent.builder().framework(framework(id, id)).build());
    }

    @BeforeEach
    void begin() {
        GetExecutorsResponse executors = GetExecutorsResponse.builder()
                .addExecutors(onOne, onTwo)
                .addOrphanExecutors(orphan)
                .build();
        Framework known = framework("F", "f").toBuilder()
                .allocatedResources(CPUS)
                .offeredResources(MEMORY)
                .build();
        ledger.apply(MasterEvent.of(SubscribedEvent.builder()
                .state(GetStateResponse.builder()
                        .executors(executors)
                        .frameworks(GetFrameworksResponse.builder()
                                .addFrameworks(known)
                                .build())
                        .build())
                .build()));
    }

    @Test
    void executors_areThoseOfTheSnapshot() {
        assertThat(ledger.executors()).containsExactly(onOne, onTwo, orphan);
        assertThat(ledger.copy().executors()).containsExactly(onOne, onTwo, orphan);
        ledger.apply(MasterEvent.of(SubscribedEvent.builder().build()));
        assertThat(ledger.executors()).isEmpty();
    }

    @Test
    void executors_agentIsRemoved_areThoseOfOthers() {
        ledger.apply(MasterEvent.of(
                AgentRemovedEvent.builder().agentId(AgentId.of("two")).build()));
        assertThat(ledger.executors()).containsExactly(onOne);
    }

    @Test
    void executors_frameworkIsOver_areThoseOfOthers() {
        ledger.apply(over("F"));
        assertThat(ledger.executors()).containsExactly(orphan);
    }

    @Test
    void frameworkUpdated_keepsWhatEventsLeaveOut() {
        ledger.apply(MasterEvent.of(FrameworkUpdatedEvent.builder()
                .framework(framework("F", "another"))
                .build()));
        Framework now = ledger.framework(FRAMEWORK).orElseThrow();
        assertThat(now.frameworkInfo().name()).isEqualTo("another");
        assertThat(now.allocatedResources()).isEqualTo(CPUS);
        assertThat(now.offeredResources()).isEqualTo(MEMORY);
    }

    @Test
    void frameworkRemoved_hasNothingAnyMore() {
        ledger.apply(over("F"));
        Framework now = ledger.completedFrameworks().get(0);
        assertThat(now.active()).isFalse();
        assertThat(now.connected()).isFalse();
        assertThat(now.allocatedResources()).isEmpty();
        assertThat(now.offeredResources()).isEmpty();
        assertThat(now.frameworkInfo().name()).isEqualTo("over");
    }

    @Test
    void frameworkAdded_wasOver_isNotAnyMore() {
        ledger.apply(over("F"));
        ledger.apply(added("F"));
        assertThat(ledger.completedFrameworks()).isEmpty();
        assertThat(ledger.frameworks()).hasSize(1);
    }

    @Test
    void frameworkRemoved_oneTooMany_theOldestIsTold() {
        ledger.apply(over("F"));
        ledger.apply(added("G"));
        Changes changes = ledger.apply(over("G"));
        assertThat(changes.frameworks())
                .extracting(Change::kind)
                .containsExactly(Change.Kind.REMOVED, Change.Kind.CHANGED);
        assertThat(ledger.completedFrameworks()).hasSize(1);
    }

    @Test
    void taskUpdated_unknownTask_isCounted() {
        TaskStatus status = TaskStatus.builder()
                .taskId(TaskId.of("T"))
                .state(TaskState.RUNNING)
                .build();
        ledger.apply(MasterEvent.of(TaskUpdatedEvent.builder()
                .frameworkId(FRAMEWORK)
                .status(status)
                .state(TaskState.RUNNING)
                .build()));
        assertThat(ledger.unknownUpdates()).isEqualTo(1);
    }

    private static Task task(String id, String agent, TaskState state) {
        return Task.builder()
                .name("t")
                .taskId(TaskId.of(id))
                .frameworkId(FRAMEWORK)
                .agentId(AgentId.of(agent))
                .state(state)
                .build();
    }

    private static MasterEvent added(Task task) {
        return MasterEvent.of(TaskAddedEvent.builder().task(task).build());
    }

    private static MasterEvent agentAdded(String id) {
        AgentInfo info = AgentInfo.builder().id(AgentId.of(id)).hostname("host").build();
        return MasterEvent.of(AgentAddedEvent.builder()
                .agent(Agent.builder()
                        .agentInfo(info)
                        .active(true)
                        .version("1.11.0")
                        .build())
                .build());
    }

    private static MasterEvent updated(String id, TaskStatusBuilder status) {
        TaskStatus all = status.taskId(TaskId.of(id)).build();
        return MasterEvent.of(TaskUpdatedEvent.builder()
                .frameworkId(FRAMEWORK)
                .status(all)
                .state(all.state())
                .build());
    }

    private static TaskStatusBuilder removed(TaskState state, TaskStatusReason reason) {
        return TaskStatus.builder()
                .agentId(AgentId.of("one"))
                .state(state)
                .source(TaskStatusSource.MASTER)
                .reason(reason);
    }

    private Ledger oneTaskOnOne() {
        ledger.apply(agentAdded("one"));
        ledger.apply(added(task("T", "one", TaskState.RUNNING)));
        return ledger;
    }

    @Test
    void agentMarkedGone_partitionAwareFramework_agentIsRemovedAndTheTaskIsOver() {
        Changes changes = oneTaskOnOne()
                .apply(updated("T", removed(TaskState.GONE_BY_OPERATOR, TaskStatusReason.AGENT_REMOVED_BY_OPERATOR)));
        assertThat(changes.agents()).extracting(Change::kind).containsExactly(Change.Kind.REMOVED);
        assertThat(ledger.agents()).isEmpty();
        assertThat(ledger.executors()).doesNotContain(onOne);
        assertThat(ledger.tasks().completed()).hasSize(1);
    }

    @Test
    void agentMarkedGone_anotherFramework_agentIsRemovedAndTheTaskIsUnreachable() {
        oneTaskOnOne()
                .apply(updated(
                        "T",
                        removed(TaskState.LOST, TaskStatusReason.AGENT_REMOVED).message("Agent has been marked gone")));
        assertThat(ledger.agents()).isEmpty();
        assertThat(ledger.tasks().unreachable()).hasSize(1);
        assertThat(ledger.tasks().completed()).isEmpty();
    }

    @Test
    void agentMarkedGone_byTheWordOfAnExecutor_isNot() {
        oneTaskOnOne()
                .apply(updated(
                        "T",
                        removed(TaskState.LOST, TaskStatusReason.AGENT_REMOVED)
                                .message("Agent has been marked gone")
                                .source(TaskStatusSource.EXECUTOR)));
        assertThat(ledger.agents()).hasSize(1);
        assertThat(ledger.tasks().completed()).hasSize(1);
    }

    @Test
    void agentRemoved_theTaskIsOver() {
        oneTaskOnOne()
                .apply(updated(
                        "T",
                        removed(TaskState.LOST, TaskStatusReason.AGENT_REMOVED)
                                .message("Agent host removed: the agent unregistered")));
        assertThat(ledger.agents()).hasSize(1);
        assertThat(ledger.tasks().completed()).hasSize(1);
    }

    private Ledger theTaskIsUnreachable() {
        oneTaskOnOne()
                .apply(updated(
                        "T",
                        removed(TaskState.UNREACHABLE, TaskStatusReason.AGENT_REMOVED)
                                .unreachableTime(TimeInfo.of(Instant.EPOCH))));
        assertThat(ledger.tasks().unreachable()).hasSize(1);
        return ledger;
    }

    @Test
    void agentAdded_withoutItsUnreachableTask_thatIsForgottenAndTold() {
        Changes changes = theTaskIsUnreachable().apply(agentAdded("one"));
        assertThat(ledger.tasks().unreachable()).isEmpty();
        assertThat(changes.tasks()).extracting(Change::kind).containsExactly(Change.Kind.REMOVED);
    }

    @Test
    void agentAdded_another_theUnreachableTaskStays() {
        Changes changes = theTaskIsUnreachable().apply(agentAdded("two"));
        assertThat(ledger.tasks().unreachable()).hasSize(1);
        assertThat(changes.tasks()).isEmpty();
    }

    private Ledger theTaskIsOver() {
        oneTaskOnOne()
                .apply(updated(
                        "T", TaskStatus.builder().agentId(AgentId.of("one")).state(TaskState.KILLED)));
        assertThat(ledger.tasks().completed()).hasSize(1);
        return ledger;
    }

    @Test
    void taskAdded_broughtBackByItsAgent_isNoLongerOver() {
        theTaskIsOver().apply(added(task("T", "one", TaskState.RUNNING)));
        assertThat(ledger.tasks().live()).hasSize(1);
        assertThat(ledger.tasks().completed()).isEmpty();
    }

    @Test
    void taskAdded_new_theOneOfItsIdThatIsOverIsKept() {
        theTaskIsOver().apply(added(task("T", "one", TaskState.STAGING)));
        assertThat(ledger.tasks().live()).hasSize(1);
        assertThat(ledger.tasks().completed()).hasSize(1);
    }

    @Test
    void taskAdded_stagingOnAnAgentThatIsNotThere_isNoLongerOver() {
        theTaskIsOver().apply(added(task("T", "two", TaskState.STAGING)));
        assertThat(ledger.tasks().completed()).isEmpty();
    }
}

package io.mesokit.mesos.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.AgentInfo;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.AgentAddedEvent;
import io.mesokit.mesos.model.master.AgentRemovedEvent;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.SubscribedEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer to GET_AGENTS changes: it was given at some moment between events. */
class AgentCheckTest {
    private static final AgentId HERE = AgentId.of("here");
    private static final AgentId RECOVERED = AgentId.of("recovered");

    private final Ledger ledger = new Ledger(Retention.ofDefaults());
    private Map<AgentId, Object> asked;

    private static AgentInfo info(AgentId id) {
        return AgentInfo.builder().id(id).hostname("host").build();
    }

    private static Agent agent(AgentId id, String version) {
        return Agent.builder().agentInfo(info(id)).active(true).version(version).build();
    }

    private static GetAgentsResponse answer(Agent... agents) {
        return GetAgentsResponse.builder().agents(List.of(agents)).build();
    }

    private void added(Agent agent) {
        ledger.apply(MasterEvent.of(AgentAddedEvent.builder().agent(agent).build()));
    }

    @BeforeEach
    void begin() {
        GetAgentsResponse agents = GetAgentsResponse.builder()
                .addAgents(agent(HERE, "1"))
                .addRecoveredAgents(info(RECOVERED))
                .build();
        ledger.apply(MasterEvent.of(SubscribedEvent.builder()
                .state(GetStateResponse.builder().agents(agents).build())
                .build()));
        asked = ledger.agentsKnown();
    }

    @Test
    void check_agentsAreMissing_removesThem() {
        Changes changes = ledger.check(answer(), asked);
        assertThat(ledger.agents()).isEmpty();
        assertThat(ledger.recoveredAgents()).isEmpty();
        assertThat(changes.agents()).extracting(Change::kind).containsExactly(Change.Kind.REMOVED);
    }

    @Test
    void check_agentIsAnother_takesItOver() {
        Changes changes = ledger.check(answer(agent(HERE, "2")), asked);
        assertThat(ledger.agents()).containsExactly(agent(HERE, "2"));
        assertThat(changes.agents()).extracting(Change::kind).containsExactly(Change.Kind.CHANGED);
    }

    @Test
    void check_agentIsTheSame_changesNothing() {
        Changes changes = ledger.check(answer(agent(HERE, "1")), asked);
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void check_eventCameMeanwhile_holdsMoreThanTheAnswer() {
        added(agent(HERE, "3"));
        added(agent(RECOVERED, "1"));
        added(agent(AgentId.of("new"), "1"));
        Changes changes = ledger.check(answer(), asked);
        assertThat(changes.isEmpty()).isTrue();
        assertThat(ledger.agents()).hasSize(3).contains(agent(HERE, "3"));
    }

    @Test
    void check_recoveredAgentIsStillAwaited_staysSo() {
        GetAgentsResponse same = GetAgentsResponse.builder()
                .addAgents(agent(HERE, "1"))
                .addRecoveredAgents(info(RECOVERED))
                .build();
        ledger.check(same, asked);
        assertThat(ledger.recoveredAgents()).containsExactly(info(RECOVERED));
    }

    /** Perhaps of another leader: the answer of the one before says nothing of it. */
    @Test
    void check_anotherSnapshotCameMeanwhile_isLeft() {
        Map<AgentId, Object> before = asked;
        begin();
        ledger.check(answer(), before);
        assertThat(ledger.agents()).hasSize(1);
        assertThat(ledger.recoveredAgents()).hasSize(1);
    }

    @Test
    void apply_recoveredAgentIsAdded_isNotAwaitedAnyMore() {
        added(agent(RECOVERED, "1"));
        assertThat(ledger.recoveredAgents()).isEmpty();
        assertThat(ledger.agents()).hasSize(2);
    }

    @Test
    void check_agentWasRemovedMeanwhile_isNotBroughtBack() {
        ledger.apply(MasterEvent.of(AgentRemovedEvent.builder().agentId(HERE).build()));
        ledger.check(answer(agent(HERE, "1")), asked);
        assertThat(ledger.agents()).isEmpty();
    }
}

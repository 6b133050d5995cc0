package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.ProtoDuration;
import io.mesokit.mesos.model.master.DeactivateAgentCall;
import io.mesokit.mesos.model.master.DrainAgentCall;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.MarkAgentGoneCall;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.master.ReactivateAgentCall;
import java.time.Duration;
import java.util.Objects;

/** The agents of a cluster. Safe for use by many threads. */
public final class Agents {
    private final Api<MasterCall, MasterResponse> api;

    Agents(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The agents, with their resources, and those that have not come back yet since the last election. {@code
     * GET_AGENTS}, since 1.0; resources filtered by VIEW_ROLE; repeatable.
     */
    public Call<GetAgentsResponse> list() {
        return api.ask("agents.list", MasterCall.of(MasterCallType.GET_AGENTS), MasterResponse::agents);
    }

    /**
     * Stops offering an agent and kills its tasks, each with the grace period of its own kill policy. Answers at once;
     * how far it is tells {@code drainInfo()} in {@link #list()}. It cannot be stopped, and outlives restarts until
     * {@link #reactivate(AgentId)}. {@code DRAIN_AGENT}, since 1.9; authorized as DRAIN_AGENT; repeatable.
     *
     * @param agent registered, recovered or unreachable; its machine is in no maintenance schedule
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown agent, and with
     *     {@link io.mesokit.core.ConflictException} for one that is being marked gone
     */
    public Call<Void> drain(AgentId agent) {
        return drain(DrainAgentCall.builder().agentId(agent).build());
    }

    /**
     * As {@link #drain(AgentId)}, with a limit on grace periods. {@code DRAIN_AGENT}, since 1.9; authorized as
     * DRAIN_AGENT; repeatable.
     *
     * @param agent the agent
     * @param maxGracePeriod longer grace periods are cut to it; not negative, for the server does not look
     * @throws IllegalArgumentException if it is negative
     */
    public Call<Void> drain(AgentId agent, Duration maxGracePeriod) {
        return drain(DrainAgentCall.builder()
                .agentId(agent)
                .maxGracePeriod(grace(maxGracePeriod))
                .build());
    }

    /**
     * As {@link #drain(AgentId, Duration)}, and then the agent is gone for ever, as {@link #markGone} says. {@code
     * DRAIN_AGENT}, since 1.9; authorized as DRAIN_AGENT and MARK_AGENT_GONE; repeatable.
     *
     * @param agent the agent
     * @param maxGracePeriod longer grace periods are cut to it; not negative
     * @param confirmation that this is meant
     * @throws IllegalArgumentException if the period is negative
     */
    public Call<Void> drainAndMarkGone(AgentId agent, Duration maxGracePeriod, Irreversible confirmation) {
        Objects.requireNonNull(confirmation, "confirmation");
        return drain(DrainAgentCall.builder()
                .agentId(agent)
                .maxGracePeriod(grace(maxGracePeriod))
                .markGone(true)
                .build());
    }

    /**
     * As {@link #drain(AgentId)}, each task with the grace period of its own kill policy, and then the agent is gone for
     * ever, as {@link #markGone} says. {@code DRAIN_AGENT}, since 1.9; authorized as DRAIN_AGENT and MARK_AGENT_GONE;
     * repeatable.
     *
     * @param agent the agent
     * @param confirmation that this is meant
     */
    public Call<Void> drainAndMarkGone(AgentId agent, Irreversible confirmation) {
        Objects.requireNonNull(confirmation, "confirmation");
        return drain(DrainAgentCall.builder().agentId(agent).markGone(true).build());
    }

    private Call<Void> drain(DrainAgentCall call) {
        return api.tell("agents.drain", MasterCall.of(call));
    }

    private static ProtoDuration grace(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a grace period is not negative: " + duration);
        }
        return ProtoDuration.of(duration);
    }

    /**
     * Stops offering an agent; its tasks go on. {@code DEACTIVATE_AGENT}, since 1.9; authorized as DEACTIVATE_AGENT;
     * repeatable.
     *
     * @param agent the agent
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown agent
     */
    public Call<Void> deactivate(AgentId agent) {
        return api.tell(
                "agents.deactivate",
                MasterCall.of(DeactivateAgentCall.builder().agentId(agent).build()));
    }

    /**
     * Offers an agent again that was deactivated, or has been drained. {@code REACTIVATE_AGENT}, since 1.9; authorized
     * as REACTIVATE_AGENT; not repeatable, for the second time is refused.
     *
     * @param agent the agent
     * @return a call that fails with {@link io.mesokit.core.InvalidRequestException} for an agent that is not
     *     deactivated, is unknown, or still drains
     */
    public Call<Void> reactivate(AgentId agent) {
        return api.tellOnce(
                "agents.reactivate",
                MasterCall.of(ReactivateAgentCall.builder().agentId(agent).build()));
    }

    /**
     * What {@link #markGone} would do to an agent; changes nothing. {@code GET_STATE}, since 1.0; filtered by
     * VIEW_FRAMEWORK, VIEW_TASK and VIEW_ROLE, so that there may be more; repeatable.
     *
     * @param agent the agent
     */
    public Call<AgentLoss> loss(AgentId agent) {
        return api.ask(
                "agents.loss",
                MasterCall.of(MasterCallType.GET_STATE),
                answer -> answer.state().map(state -> AgentLoss.of(agent, state)));
    }

    /**
     * Declares an agent lost for ever: its tasks become TASK_GONE_BY_OPERATOR, which frameworks take for dead and start
     * elsewhere (those of frameworks that are not PARTITION_AWARE become TASK_LOST), its volumes are lost, and the agent
     * of this id is told to shut down should it ever come back. There is no way back; {@link #loss} tells beforehand
     * what it costs. The master's events tell of the tasks only, not of the agent; and of an agent that is unreachable
     * already not even of those tasks that are TASK_LOST, which the master then lists as completed. {@code MARK_AGENT_GONE}, since 1.5; authorized as
     * MARK_AGENT_GONE; repeatable.
     *
     * @param agent the agent
     * @param confirmation that this is meant
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} for an unknown agent
     */
    public Call<Void> markGone(AgentId agent, Irreversible confirmation) {
        Objects.requireNonNull(confirmation, "confirmation");
        return api.tell(
                "agents.markGone",
                MasterCall.of(MarkAgentGoneCall.builder().agentId(agent).build()));
    }

    @Override
    public String toString() {
        return "Agents of " + api;
    }
}

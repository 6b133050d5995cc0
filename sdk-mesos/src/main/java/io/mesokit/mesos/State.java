package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.master.GetStateResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.view.StatePart;
import io.mesokit.mesos.view.StateReader;
import java.util.stream.Stream;

/** All that a master knows at once. Safe for use by many threads. */
public final class State {
    private final Api<MasterCall, MasterResponse> api;

    State(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * Tasks, executors, frameworks and agents in one consistent answer, which is large on a large cluster. {@code
     * GET_STATE}, since 1.0; filtered by VIEW_FRAMEWORK, VIEW_TASK, VIEW_EXECUTOR and VIEW_ROLE; repeatable.
     */
    public Call<GetStateResponse> get() {
        return api.ask("state.get", MasterCall.of(MasterCallType.GET_STATE), MasterResponse::state);
    }

    /**
     * One part of the state, item by item as it comes from the socket, so that the memory it takes is that of one item,
     * however large the state. {@code GET_STATE}, since 1.0; filtered as {@link #get()}; repeatable.
     *
     * <pre>{@code
     * try (Stream<Agent> agents = master.state().stream(StatePart.AGENTS).execute()) {
     *     agents.filter(Agent::active).forEach(System.out::println);
     * }
     * }</pre>
     *
     * @param part which; the others are passed over unread. For tasks alone, {@link Tasks#stream()} asks for less
     * @return a call for a stream to be closed, which breaks the exchange off. While it is gone through, an answer that
     *     is cut is a {@link io.mesokit.core.TransportException}, one that is malformed a {@link
     *     io.mesokit.core.DecodingException}, after the items before that
     */
    public <T> Call<Stream<T>> stream(StatePart<T> part) {
        return api.read(
                "state.stream", MasterCall.of(MasterCallType.GET_STATE), body -> StateReader.of(body, part).stream());
    }

    @Override
    public String toString() {
        return "State of " + api;
    }
}

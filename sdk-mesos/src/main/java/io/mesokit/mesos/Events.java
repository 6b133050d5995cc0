package io.mesokit.mesos;

import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterResponse;

/** What happens in a cluster, as it happens. Safe for use by many threads. */
public final class Events {
    private final Api<MasterCall, MasterResponse> api;

    Events(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * The events, beginning with SUBSCRIBED, which holds the whole state; it comes again after each gap. Heartbeats are
     * not passed on; a connection on which nothing comes for five of the intervals that SUBSCRIBED announces (75 s, as
     * servers are set up) is taken for dead and opened anew, and the gap is told. There are no events for offers,
     * executors, operations, draining, quotas, weights, maintenance and frameworks that disconnect; and an agent that
     * becomes unreachable, or is marked gone, has none of its own, only its tasks have. {@code SUBSCRIBE}, since 1.0, of frameworks since
     * 1.4; filtered as {@link State#get()}; repeatable.
     *
     * @return a stream that finds the leader, and finds it again after an election
     */
    public StreamCall<MasterEvent> all() {
        return api.stream(request(), new MasterEvents(false));
    }

    /**
     * As {@link #all()}, heartbeats too: one after SUBSCRIBED, then one every 15 seconds, since 1.5. {@code SUBSCRIBE},
     * since 1.0; filtered as {@link State#get()}; repeatable.
     */
    public StreamCall<MasterEvent> withHeartbeats() {
        return api.stream(request(), new MasterEvents(true));
    }

    private Request request() {
        return api.request("events.subscribe", MasterCall.of(MasterCallType.SUBSCRIBE))
                .repeatable(true);
    }

    @Override
    public String toString() {
        return "Events of " + api;
    }
}

package io.mesokit.mesos;

import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterCallType;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterEventType;
import io.mesokit.mesos.model.master.MasterResponse;
import java.util.Optional;

/** What happens in a cluster, as it happens. Safe for use by many threads. */
public final class Events {
    private final Api<MasterCall, MasterResponse> api;

    Events(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    private static final ObjectReader READER = Json.mapper().readerFor(MasterEvent.class);

    /**
     * The events, beginning with SUBSCRIBED, which holds the whole state; it comes again after each gap. Heartbeats keep the
     * connection from being taken for dead, and are not passed on. There are no events for offers, executors, operations,
     * draining, quotas, weights, maintenance and frameworks that disconnect; and an agent that becomes unreachable has none of
     * its own, only its tasks have. {@code SUBSCRIBE}, since 1.0, of frameworks since 1.4; filtered as {@link State#get()};
     * repeatable.
     *
     * @return a stream that finds the leader, and finds it again after an election
     */
    public StreamCall<MasterEvent> all() {
        return api.stream(request(), record -> {
            MasterEvent event = record.read(READER);
            return isHeartbeat(event) ? Optional.empty() : Optional.of(event);
        });
    }

    /** As {@link #all()}, heartbeats too: one after SUBSCRIBED, then one every 15 seconds, since 1.5. */
    public StreamCall<MasterEvent> withHeartbeats() {
        return api.stream(request(), record -> Optional.of(record.read(READER)));
    }

    private Request request() {
        return api.request("events.subscribe", MasterCall.of(MasterCallType.SUBSCRIBE))
                .repeatable(true);
    }

    private static boolean isHeartbeat(MasterEvent event) {
        return event.type().equals(Optional.of(MasterEventType.HEARTBEAT));
    }

    @Override
    public String toString() {
        return "Events of " + api;
    }
}

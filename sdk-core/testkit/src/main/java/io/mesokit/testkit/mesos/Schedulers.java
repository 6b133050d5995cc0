package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The frameworks that are subscribed over HTTP: who is connected, what they are told, and what becomes of those that
 * leave. Used under the cluster's lock.
 */
final class Schedulers {
    final Offers offers;
    final Allocator allocator;
    final Updates updates;
    final Feedback feedback;
    private final Cluster cluster;
    private final Duration heartbeat;
    private final Map<String, Subscription> connected = new HashMap<>();

    Schedulers(Cluster cluster, Duration heartbeat) {
        this.cluster = cluster;
        this.heartbeat = heartbeat;
        this.offers = new Offers(cluster);
        this.allocator = new Allocator(cluster, offers);
        this.updates = new Updates(cluster);
        this.feedback = new Feedback(cluster);
    }

    // ---- who is there

    boolean anybody() {
        return !connected.isEmpty();
    }

    boolean isConnected(String framework) {
        return connected.containsKey(framework);
    }

    Optional<String> streamOf(String framework) {
        return Optional.ofNullable(connected.get(framework)).map(Subscription::streamId);
    }

    /** Tells a framework, if it is connected. */
    void send(String framework, String type, ObjectNode member) {
        Optional.ofNullable(connected.get(framework))
                .ifPresent(subscription -> subscription.events().add(event(type, member)));
    }

    static ObjectNode event(String type, ObjectNode member) {
        ObjectNode event = Json.object().put("type", type);
        event.set(type.toLowerCase(java.util.Locale.ROOT), member);
        return event;
    }

    // ---- coming

    /** A stream that says why there is none. */
    static Subscription refused(String why) {
        EventStream events = new EventStream();
        events.add(event("ERROR", Json.object().put("message", why)));
        events.end(false);
        return new Subscription(UUID.randomUUID().toString(), events);
    }

    /** Subscribes a framework whose info was found to be in order. */
    Subscription subscribe(JsonNode subscribe, ObjectNode masterInfo) {
        ObjectNode info = subscribe.path("framework_info").deepCopy();
        String id = Json.idOf(info, "id");
        Subscription subscription = new Subscription(UUID.randomUUID().toString(), new EventStream());
        FrameworkRecord framework;
        if (id.isEmpty()) {
            info.remove("id");
            framework = cluster.addFramework(FrameworkRules.complete(info));
        } else {
            framework = resubscribe(id, info);
        }
        framework.http = true;
        framework.allocating(subscribe);
        connect(framework, subscription, masterInfo);
        return subscription;
    }

    private FrameworkRecord resubscribe(String id, ObjectNode info) {
        Optional.ofNullable(connected.remove(id)).ifPresent(before -> {
            before.events().add(event("ERROR", Json.object().put("message", "Framework failed over")));
            before.events().end(false);
        });
        FrameworkRecord known = cluster.frameworks.get(id);
        if (known == null) {
            return cluster.addFramework(FrameworkRules.complete(info));
        }
        ObjectNode kept = info.deepCopy();
        kept.set("user", known.info.path("user"));
        kept.set("checkpoint", known.info.path("checkpoint"));
        offers.forget(id);
        known.returned(cluster.now());
        cluster.resubscribed(known, FrameworkRules.complete(kept));
        return known;
    }

    private void connect(FrameworkRecord framework, Subscription subscription, ObjectNode masterInfo) {
        connected.put(framework.id, subscription);
        subscription.events().onEnd(() -> cluster.locked(() -> left(framework.id, subscription)));
        ObjectNode subscribed = Json.object("framework_id", Json.id(framework.id));
        subscribed.put("heartbeat_interval_seconds", heartbeat.toMillis() / 1000.0);
        subscribed.set("master_info", masterInfo);
        subscription.events().add(event("SUBSCRIBED", subscribed));
        subscription.events().beat(cluster.time, heartbeat);
        updates.repeat(framework);
        allocator.allocate();
    }

    // ---- going

    /** The connection is gone: no offers any more, and after a while no framework. */
    private void left(String id, Subscription subscription) {
        if (!connected.remove(id, subscription)) {
            return;
        }
        offers.forget(id);
        allocator.forget(id);
        FrameworkRecord framework = cluster.frameworks.get(id);
        if (framework != null) {
            framework.left();
            awaitReturn(framework);
        }
    }

    /** Breaks a connection. */
    void disconnect(String framework) {
        Optional.ofNullable(connected.get(framework)).ifPresent(subscription -> {
            subscription.events().end(true);
            left(framework, subscription);
        });
    }

    private void awaitReturn(FrameworkRecord framework) {
        int times = framework.absences;
        double seconds = framework.info.path("failover_timeout").asDouble();
        cluster.time.after(
                Duration.ofMillis((long) (seconds * 1000)), () -> cluster.locked(() -> gone(framework, times)));
    }

    private void gone(FrameworkRecord framework, int times) {
        // Not another of its id: a framework that a new leader did not know is a new one to it.
        if (!framework.connected && framework.absences == times && cluster.frameworks.get(framework.id) == framework) {
            cluster.removeFramework(framework);
        }
    }

    /** Ends the stream of a framework that is being removed. */
    void removed(FrameworkRecord framework) {
        offers.forget(framework.id);
        allocator.forget(framework.id);
        Optional.ofNullable(connected.remove(framework.id))
                .ifPresent(subscription -> subscription.events().end(false));
    }

    /**
     * The leader is no more: its streams end, and what it had offered or was told of offers is void. Nobody removes the
     * frameworks that do not come back, for nobody has seen them leave the next leader.
     */
    void endAll(boolean cut) {
        connected.values().forEach(subscription -> subscription.events().end(cut));
        connected.clear();
        offers.clear();
        cluster.frameworks.values().stream().filter(framework -> framework.http).forEach(framework -> {
            framework.left();
            allocator.forget(framework.id);
        });
    }
}

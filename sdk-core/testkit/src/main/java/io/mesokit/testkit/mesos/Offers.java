package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The offers that are out, and the inverse ones. Used under the cluster's lock. */
final class Offers {
    private final Cluster cluster;
    private final Map<String, Offer> open = new LinkedHashMap<>();
    private final Map<String, Inverse> inverse = new LinkedHashMap<>();
    private int made;

    /** What a framework may use on an agent, in one role. */
    record Offer(String id, String framework, String agent, String role, Resources resources) {}

    /** What a framework is asked to leave. */
    record Inverse(String id, String framework, String agent) {}

    Offers(Cluster cluster) {
        this.cluster = cluster;
    }

    // ---- making

    Offer make(FrameworkRecord framework, AgentRecord agent, String role, Resources free) {
        String id = nextId();
        Offer offer = new Offer(id, framework.id, agent.id, role, free.map(one -> one.allocatedTo(role)));
        open.put(id, offer);
        return offer;
    }

    Inverse makeInverse(FrameworkRecord framework, AgentRecord agent) {
        Inverse made = new Inverse(nextId(), framework.id, agent.id);
        inverse.put(made.id(), made);
        return made;
    }

    private String nextId() {
        return cluster.masterId() + "-O" + made++;
    }

    // ---- looking

    int count() {
        return open.size();
    }

    Optional<Offer> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    boolean asked(String framework, String agent) {
        return inverse.values().stream()
                .anyMatch(
                        one -> one.framework().equals(framework) && one.agent().equals(agent));
    }

    /** What is offered, in whatever role. */
    Resources offered(Predicate<Offer> which) {
        return Resources.of(open.values().stream().filter(which).flatMap(offer -> offer.resources().stream()));
    }

    List<Offer> of(String framework) {
        return open.values().stream()
                .filter(offer -> offer.framework().equals(framework))
                .toList();
    }

    // ---- the end of them

    Optional<Offer> take(String id) {
        return Optional.ofNullable(open.remove(id));
    }

    Optional<Inverse> takeInverse(String id, String framework) {
        Optional<Inverse> found = Optional.ofNullable(inverse.get(id))
                .filter(one -> one.framework().equals(framework));
        found.ifPresent(one -> inverse.remove(id));
        return found;
    }

    /** Takes offers back and tells their frameworks. */
    void rescind(Predicate<Offer> which) {
        for (Offer offer : List.copyOf(open.values())) {
            if (which.test(offer)) {
                open.remove(offer.id());
                cluster.schedulers.send(offer.framework(), "RESCIND", Json.object("offer_id", Json.id(offer.id())));
            }
        }
    }

    void rescindInverse(Predicate<Inverse> which) {
        for (Inverse one : List.copyOf(inverse.values())) {
            if (which.test(one)) {
                inverse.remove(one.id());
                cluster.schedulers.send(
                        one.framework(), "RESCIND_INVERSE_OFFER", Json.object("inverse_offer_id", Json.id(one.id())));
            }
        }
    }

    /** Forgets everything, as a new leader does. */
    void clear() {
        open.clear();
        inverse.clear();
    }

    void forget(String framework) {
        open.values().removeIf(offer -> offer.framework().equals(framework));
        inverse.values().removeIf(one -> one.framework().equals(framework));
    }

    // ---- JSON

    /** As in OFFERS, in the format of resources that the framework understands. */
    ObjectNode json(Offer offer, FrameworkRecord framework) {
        AgentRecord agent = cluster.agent(offer.agent());
        boolean roles = framework.has("MULTI_ROLE");
        ObjectNode json = Json.object("id", Json.id(offer.id()));
        json.set("framework_id", Json.id(offer.framework()));
        json.set("agent_id", Json.id(offer.agent()));
        json.put("hostname", agent.hostname());
        json.set("url", url(agent));
        Resources shown = roles ? offer.resources() : offer.resources().unallocated();
        json.set("resources", framework.has("RESERVATION_REFINEMENT") ? shown.json() : shown.oldJson());
        json.set("attributes", agent.info.path("attributes").deepCopy());
        json.set("executor_ids", executors(framework, agent));
        cluster.maintenance.unavailability(agent).ifPresent(window -> json.set("unavailability", window));
        if (roles) {
            json.set("allocation_info", Json.object().put("role", offer.role()));
        }
        return JsonMessages.shown(json, "Offer");
    }

    private static JsonNode executors(FrameworkRecord framework, AgentRecord agent) {
        return framework.executors.values().stream()
                .filter(executor -> executor.agent.equals(agent.id))
                .map(executor -> (JsonNode) Json.id(executor.id))
                .collect(Json.toArray());
    }

    private static ObjectNode url(AgentRecord agent) {
        ObjectNode address = Json.object()
                .put("hostname", agent.hostname())
                .put("ip", "127.0.0.1")
                .put("port", agent.info.path("port").asInt());
        ObjectNode url = Json.object().put("scheme", "http");
        url.set("address", address);
        return url.put("path", "/slave(1)");
    }

    /** Those of a framework, as in GET_FRAMEWORKS. */
    ObjectNode jsonOf(FrameworkRecord framework) {
        ObjectNode json = Json.object();
        List<ObjectNode> all =
                of(framework.id).stream().map(offer -> json(offer, framework)).toList();
        List<ObjectNode> back = inverse.values().stream()
                .filter(one -> one.framework().equals(framework.id))
                .map(this::json)
                .toList();
        if (!all.isEmpty()) {
            json.set("offers", Json.array(all));
        }
        if (!back.isEmpty()) {
            json.set("inverse_offers", Json.array(back));
        }
        return json;
    }

    /** As in INVERSE_OFFERS. */
    ObjectNode json(Inverse one) {
        AgentRecord agent = cluster.agent(one.agent());
        ObjectNode json = Json.object("id", Json.id(one.id()));
        json.set("url", url(agent));
        json.set("framework_id", Json.id(one.framework()));
        json.set("agent_id", Json.id(one.agent()));
        cluster.maintenance.unavailability(agent).ifPresent(window -> json.set("unavailability", window));
        return json;
    }
}

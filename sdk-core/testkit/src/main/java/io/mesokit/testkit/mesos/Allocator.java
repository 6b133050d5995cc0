package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/*
 * Who is offered what. As in the real allocator: by dominant share, first among roles (divided by their weights), then
 * among the frameworks of the role, and always all that is free on an agent; at once when a framework or an agent comes
 * or a framework asks for it, and else each interval. What is freed waits for the next interval. Reservations go to
 * their role only; a role never gets beyond the limits of its quota. Guarantees of others are set aside as far as the
 * cluster has them. Left out are fault domains and revocable resources, of which the testkit has none.
 */
final class Allocator {
    static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final double LEAST_CPUS = 0.01;
    private static final double LEAST_MEMORY = 32;

    private final Cluster cluster;
    private final Offers offers;
    private final List<Filter> filters = new ArrayList<>();
    private boolean ticking;

    /** A framework that does not want these resources of an agent until then, nor part of them. */
    private record Filter(String framework, String role, String agent, Resources refused, Instant until) {}

    private record Inquiry(FrameworkRecord framework, AgentRecord agent, String role) {}

    Allocator(Cluster cluster, Offers offers) {
        this.cluster = cluster;
        this.offers = offers;
    }

    /** Offers what is free, and goes on doing so each interval as long as there is somebody to offer it to. */
    void allocate() {
        if (!cluster.schedulers.anybody()) {
            return;
        }
        Map<FrameworkRecord, ArrayNode> made = new LinkedHashMap<>();
        cluster.agents.values().stream().filter(AgentRecord::active).forEach(agent -> allocate(agent, made));
        made.forEach((framework, some) -> cluster.schedulers.send(framework.id, "OFFERS", Json.object("offers", some)));
        cluster.agents.values().forEach(this::askBack);
        if (!ticking) {
            ticking = true;
            cluster.time.after(INTERVAL, () -> cluster.locked(this::tick));
        }
    }

    private void tick() {
        ticking = false;
        filters.removeIf(filter -> !filter.until().isAfter(cluster.now()));
        allocate();
    }

    private void allocate(AgentRecord agent, Map<FrameworkRecord, ArrayNode> made) {
        // In use or not, but to one framework at a time.
        Resources shared = agent.total.shared();
        for (Optional<Offers.Offer> next = next(agent, shared); next.isPresent(); next = next(agent, shared)) {
            shared = shared.minus(next.get().resources().unallocated());
            FrameworkRecord framework = cluster.framework(next.get().framework());
            made.computeIfAbsent(framework, unused -> Json.array()).add(offers.json(next.get(), framework));
        }
    }

    private Optional<Offers.Offer> next(AgentRecord agent, Resources shared) {
        Resources free = cluster.offerable(agent).filter(one -> !one.shared()).plus(shared);
        for (String role : free.isEmpty() ? List.<String>of() : rolesByShare()) {
            Resources ofRole = quota(role, forRole(free, role));
            for (FrameworkRecord framework : frameworksByShare(role)) {
                Resources known = ofRole.filter(one -> understands(framework, one));
                if (isWorthIt(known, framework, role) && wants(new Inquiry(framework, agent, role), known)) {
                    return Optional.of(offers.make(framework, agent, role, known));
                }
            }
        }
        return Optional.empty();
    }

    // ---- shares

    private List<String> rolesByShare() {
        return new Roles(cluster)
                .names().stream()
                        .sorted(Comparator.comparingDouble(role -> share(role) / cluster.weight(role)))
                        .toList();
    }

    private double share(String role) {
        Resources held = new Roles(cluster)
                .allocated(role)
                .filter(one -> one.allocation().orElse("*").equals(role)) // the sum has roles below it, too
                .plus(offers.offered(offer -> offer.role().equals(role)));
        return share(held);
    }

    private List<FrameworkRecord> frameworksByShare(String role) {
        return cluster.frameworks.values().stream()
                .filter(framework -> framework.active && framework.roles().contains(role))
                .filter(framework -> cluster.schedulers.isConnected(framework.id))
                .filter(framework -> !framework.suppressed.contains(role))
                .sorted(Comparator.comparingDouble(framework -> share(framework
                        .used()
                        .filter(one -> one.allocation().orElse("*").equals(role))
                        .plus(offers.offered(offer -> offer.framework().equals(framework.id)
                                && offer.role().equals(role))))))
                .toList();
    }

    private double share(Resources held) {
        Resources all = cluster.capacity();
        return Stream.of("cpus", "mem", "disk", "gpus")
                .filter(name -> all.number(name) > 0)
                .mapToDouble(name -> held.number(name) / all.number(name))
                .max()
                .orElse(0);
    }

    // ---- how much

    private static Resources forRole(Resources free, String role) {
        return free.filter(one -> one.unreserved()
                || one.reservedFor().filter(owner -> Roles.within(role, owner)).isPresent());
    }

    private static boolean understands(FrameworkRecord framework, Resource one) {
        return (!one.shared() || framework.has("SHARED_RESOURCES"))
                && (one.reservations().size() < 2 || framework.has("RESERVATION_REFINEMENT"));
    }

    /** Within the limits of the role, without what the guarantees of others need. */
    private Resources quota(String role, Resources some) {
        Map<String, Double> room = cluster.quotas.room(role);
        Map<String, Double> owed = cluster.quotas.owedToOthers(role);
        return some.filter(one -> !one.unreserved() || room.getOrDefault(one.name(), Double.MAX_VALUE) > 0)
                .capped(name -> Math.min(
                        room.getOrDefault(name, Double.MAX_VALUE),
                        owed.containsKey(name) ? freeEverywhere(name) - owed.get(name) : Double.MAX_VALUE));
    }

    private double freeEverywhere(String name) {
        return cluster.agents.values().stream()
                .filter(AgentRecord::active)
                .mapToDouble(agent ->
                        cluster.offerable(agent).filter(Resource::unreserved).number(name))
                .sum();
    }

    /** Whether it is more than crumbs, by the framework's own measure if it has one. */
    private static boolean isWorthIt(Resources some, FrameworkRecord framework, String role) {
        JsonNode least = framework.info.path("offer_filters").path(role).path("min_allocatable_resources");
        if (least.isMissingNode()) {
            return some.number("cpus") >= LEAST_CPUS || some.number("mem") >= LEAST_MEMORY;
        }
        JsonNode wanted = least.path("quantities");
        return !some.isEmpty()
                && (wanted.isEmpty()
                        || Json.stream(wanted)
                                .anyMatch(set -> set.path("quantities").properties().stream()
                                        .allMatch(one -> some.number(one.getKey())
                                                >= one.getValue().path("value").asDouble())));
    }

    private boolean wants(Inquiry inquiry, Resources some) {
        boolean refused = filters.stream()
                .anyMatch(filter -> filter.framework().equals(inquiry.framework().id)
                        && filter.role().equals(inquiry.role())
                        && filter.agent().equals(inquiry.agent().id)
                        && filter.until().isAfter(cluster.now())
                        && filter.refused().contains(some));
        boolean gpus = some.number("gpus") == 0 || inquiry.framework().has("GPU_RESOURCES");
        return !refused
                && gpus
                && Constraints.allow(
                        inquiry.framework().constraints.path("role_constraints").path(inquiry.role()), inquiry.agent());
    }

    // ---- what frameworks say

    /** A framework sends back what it does not want, for a while; negative or odd times count as five seconds. */
    void refuse(Offers.Offer offer, Resources unused, JsonNode accept) {
        double seconds = accept.path("filters").path("refuse_seconds").asDouble(5);
        if (seconds == 0 || unused.isEmpty()) {
            return;
        }
        boolean odd = !(seconds > 0) || Double.isInfinite(seconds);
        Duration wanted = Duration.ofMillis((long) ((odd ? 5 : Math.min(seconds, 31_536_000)) * 1000));
        Duration pause = wanted.compareTo(INTERVAL) < 0 ? INTERVAL : wanted;
        filters.add(new Filter(
                offer.framework(),
                offer.role(),
                offer.agent(),
                unused.unallocated(),
                cluster.now().plus(pause)));
    }

    /** Takes back what a framework said, for these roles or, when there are none, for all. */
    void revive(FrameworkRecord framework, List<String> roles) {
        filters.removeIf(filter ->
                filter.framework().equals(framework.id) && (roles.isEmpty() || roles.contains(filter.role())));
        framework.asked.clear();
        framework.suppressed.removeIf(role -> roles.isEmpty() || roles.contains(role));
        allocate();
    }

    void forget(String framework) {
        filters.removeIf(filter -> filter.framework().equals(framework));
    }

    // ---- maintenance

    private void askBack(AgentRecord agent) {
        Optional<?> window = cluster.maintenance.unavailability(agent);
        if (window.isEmpty()) {
            return;
        }
        cluster.frameworks.values().stream()
                .filter(framework -> cluster.schedulers.isConnected(framework.id))
                .filter(framework -> !offers.asked(framework.id, agent.id))
                .filter(framework -> framework.mayBeAsked(agent.id, cluster.now()))
                .filter(framework -> !framework.used(agent.id::equals).isEmpty()
                        || offers.of(framework.id).stream()
                                .anyMatch(offer -> offer.agent().equals(agent.id)))
                .toList()
                .forEach(framework -> {
                    Offers.Inverse one = offers.makeInverse(framework, agent);
                    cluster.schedulers.send(
                            framework.id,
                            "INVERSE_OFFERS",
                            Json.object("inverse_offers", Json.array(List.of(offers.json(one)))));
                });
    }
}

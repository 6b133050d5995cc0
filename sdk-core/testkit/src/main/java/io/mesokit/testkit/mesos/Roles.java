package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who is in which role, and how much the role has. Used under the cluster's lock. */
final class Roles {
    private static final List<String> COUNTED = List.of("cpus", "disk", "gpus", "mem");

    private final Cluster cluster;

    Roles(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Roles in use, with a reservation, a weight, or a quota, and those above them; sorted. */
    TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(cluster.weights.keySet());
        names.addAll(cluster.quotas.configured());
        cluster.frameworks.values().forEach(framework -> names.addAll(roles(framework)));
        cluster.agents.values().stream()
                .flatMap(agent -> agent.total.stream())
                .flatMap(one -> one.reservedFor().stream())
                .forEach(names::add);
        List.copyOf(names).forEach(name -> addAncestors(name, names));
        return names;
    }

    private static void addAncestors(String role, Set<String> names) {
        for (int slash = role.lastIndexOf('/'); slash > 0; slash = role.lastIndexOf('/', slash - 1)) {
            names.add(role.substring(0, slash));
        }
    }

    /** Those it is subscribed to, and those it has something of. */
    private static Set<String> roles(FrameworkRecord framework) {
        Set<String> roles = new TreeSet<>(framework.roles());
        framework.used().stream().flatMap(one -> one.allocation().stream()).forEach(roles::add);
        return roles;
    }

    /** Whether a role is that one, or below it. */
    static boolean within(String role, String top) {
        return role.equals(top) || role.startsWith(top + "/");
    }

    double weight(String role) {
        return cluster.weight(role);
    }

    List<String> frameworks(String role) {
        return cluster.frameworks.values().stream()
                .filter(framework -> roles(framework).contains(role))
                .map(framework -> framework.id)
                .toList();
    }

    /** What tasks and executors in the role use, and in those below it. */
    Resources allocated(String role) {
        return cluster.frameworks.values().stream()
                .map(FrameworkRecord::used)
                .reduce(Resources.none(), Resources::plus)
                .filter(one -> within(one.allocation().orElse("*"), role));
    }

    /** What is on offer to the role, and to those below it. */
    Resources offered(String role) {
        return cluster.schedulers.offers.offered(offer -> within(offer.role(), role));
    }

    /** What is reserved for the role and those below it, in use or not. */
    Resources reserved(String role) {
        return cluster.agents.values().stream()
                .map(agent -> agent.total)
                .reduce(Resources.none(), Resources::plus)
                .filter(one -> reservedWithin(one, role));
    }

    /** What counts against the quota of the role. */
    Map<String, Double> consumed(String role) {
        Resources used = allocated(role).filter(one -> !reservedWithin(one, role));
        return used.plus(reserved(role)).quantities();
    }

    private static boolean reservedWithin(Resource one, String role) {
        return one.reservedFor().filter(own -> within(own, role)).isPresent();
    }

    /** As in GET_ROLES. */
    ArrayNode json() {
        return names().stream().map(this::json).collect(Json.toArray());
    }

    private ObjectNode json(String role) {
        ObjectNode json = Json.object().put("name", role).put("weight", weight(role));
        List<String> members = frameworks(role);
        if (!members.isEmpty()) {
            json.set("frameworks", Json.array(members.stream().map(Json::id).toList()));
        }
        ArrayNode amounts = Json.array();
        allocated(role).plus(offered(role)).numbers().forEach((name, sum) -> {
            if (COUNTED.contains(name)) {
                ObjectNode one = Json.object().put("name", name);
                sum.write(one);
                amounts.add(one);
            }
        });
        if (!amounts.isEmpty()) {
            json.set("resources", amounts);
        }
        return json;
    }

    /** As on {@code /roles}. */
    ObjectNode flatJson(String role) {
        ObjectNode json = Json.object().put("name", role).put("weight", weight(role));
        ObjectNode quota = Json.object().put("role", role);
        quota.set("guarantee", cluster.quotas.flat(role, "guarantees"));
        quota.set("limit", cluster.quotas.flat(role, "limits"));
        quota.set("consumed", amounts(consumed(role)));
        json.set("quota", quota);
        json.set("resources", amounts(allocated(role).plus(offered(role)).quantities()));
        json.set("allocated", amounts(allocated(role).quantities()));
        json.set("offered", amounts(offered(role).quantities()));
        json.set("reserved", amounts(reserved(role).quantities()));
        json.set("frameworks", Json.strings(frameworks(role)));
        return json;
    }

    private static ObjectNode amounts(Map<String, Double> quantities) {
        ObjectNode json = Json.object();
        quantities.forEach((name, amount) -> json.put(name, amount));
        return json;
    }
}

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who is in which role, and how much the role has. Used under the cluster's lock. */
final class Roles {
    private static final List<String> COUNTED = List.of("cpus", "disk", "gpus", "mem");

    private final Cluster cluster;

    Roles(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Roles in use, with a weight, or with a quota; sorted. */
    TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(cluster.weights.keySet());
        names.addAll(cluster.quotas.configured());
        cluster.frameworks.values().forEach(framework -> names.addAll(framework.roles()));
        return names;
    }

    double weight(String role) {
        return cluster.weight(role);
    }

    List<String> frameworks(String role) {
        return cluster.frameworks.values().stream()
                .filter(framework -> framework.roles().contains(role))
                .map(framework -> framework.id)
                .toList();
    }

    /** What tasks and executors in the role use. */
    Resources allocated(String role) {
        return cluster.frameworks.values().stream()
                .map(FrameworkRecord::used)
                .reduce(Resources.none(), Resources::plus)
                .filter(one -> one.allocation().orElse("*").equals(role));
    }

    /** What is reserved for the role, in use or not. */
    Resources reserved(String role) {
        return cluster.agents.values().stream()
                .map(agent -> agent.total)
                .reduce(Resources.none(), Resources::plus)
                .filter(one -> one.reservedFor().filter(role::equals).isPresent());
    }

    /** What counts against the quota of the role. */
    Map<String, Double> consumed(String role) {
        Resources used = allocated(role).filter(Resource::unreserved).plus(reserved(role));
        return used.quantities();
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
        allocated(role).numbers().forEach((name, sum) -> {
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
        Map<String, Double> allocated = allocated(role).quantities();
        json.set("resources", amounts(allocated));
        json.set("allocated", amounts(allocated));
        json.set(
                "offered",
                amounts(cluster.schedulers
                        .offers
                        .offered(offer -> offer.role().equals(role))
                        .quantities()));
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

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Guarantees and limits of roles. Used under the cluster's lock. */
final class Quotas {
    private static final String UNLESS_FORCED = " (use 'force' flag to bypass this check)";
    private static final double MOST_MEGABYTES = (double) (1L << 40);
    private static final double MOST_OTHERS = 1e12;

    private final Cluster cluster;
    private final Map<String, ObjectNode> configs = new LinkedHashMap<>();

    Quotas(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The roles whose quota says something. */
    Set<String> configured() {
        return configs.entrySet().stream()
                .filter(entry ->
                        entry.getValue().has("guarantees") || entry.getValue().has("limits"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether a quota was ever set; one that says nothing any more counts until a master takes over. */
    boolean isSet(String role) {
        return configs.containsKey(role);
    }

    /** A new leader knows only the quotas that say something. */
    void recover() {
        configs.keySet().retainAll(configured());
    }

    // ---- reading

    /** As in GET_QUOTA. */
    ObjectNode status() {
        ObjectNode status = Json.object();
        if (!configs.isEmpty()) {
            status.set("infos", configs.values().stream().map(Quotas::info).collect(Json.toArray()));
            status.set(
                    "configs",
                    configs.values().stream().map(ObjectNode::deepCopy).collect(Json.toArray()));
        }
        return status;
    }

    private static ObjectNode info(ObjectNode config) {
        ObjectNode info = Json.object().put("role", config.path("role").asText());
        ArrayNode guarantee = Json.array();
        amounts(config.path("guarantees")).forEach((name, amount) -> guarantee.add(scalar(name, amount)));
        if (!guarantee.isEmpty()) {
            info.set("guarantee", guarantee);
        }
        return info;
    }

    private static ObjectNode scalar(String name, double amount) {
        ObjectNode json = Json.object().put("name", name);
        Amount.Thousandths.of(BigDecimal.valueOf(amount)).write(json);
        return json;
    }

    /** Guarantees or limits as plain numbers. */
    ObjectNode flat(String role, String kind) {
        ObjectNode json = Json.object();
        amounts(configs.getOrDefault(role, Json.object()).path(kind)).forEach((name, amount) -> json.put(name, amount));
        return json;
    }

    /** How much more a role may have of what its quota limits. */
    Map<String, Double> room(String role) {
        Map<String, Double> room = new TreeMap<>();
        Map<String, Double> held = held(role);
        amounts(configs.getOrDefault(role, Json.object()).path("limits"))
                .forEach((name, limit) -> room.put(name, Math.max(0, limit - held.getOrDefault(name, 0.0))));
        return room;
    }

    /** What the guarantees of other roles still ask for. */
    Map<String, Double> owedToOthers(String role) {
        Map<String, Double> owed = new TreeMap<>();
        configs.forEach((other, config) -> {
            if (!other.equals(role)) {
                Map<String, Double> held = held(other);
                amounts(config.path("guarantees"))
                        .forEach((name, amount) ->
                                owed.merge(name, Math.max(0, amount - held.getOrDefault(name, 0.0)), Double::sum));
            }
        });
        return owed;
    }

    private Map<String, Double> held(String role) {
        Map<String, Double> held = new TreeMap<>(new Roles(cluster).consumed(role));
        new Roles(cluster)
                .offered(role)
                .filter(Resource::unreserved)
                .quantities()
                .forEach((name, amount) -> held.merge(name, amount, Double::sum));
        return held;
    }

    private static Map<String, Double> amounts(JsonNode scalars) {
        Map<String, Double> amounts = new TreeMap<>();
        scalars.properties()
                .forEach(entry -> amounts.put(
                        entry.getKey(), entry.getValue().path("value").asDouble()));
        return amounts;
    }

    // ---- writing

    /** UPDATE_QUOTA: all of it, or nothing. */
    void update(JsonNode update) {
        boolean force = update.path("force").asBoolean();
        List<JsonNode> wanted = Json.stream(update.path("quota_configs")).toList();
        wanted.forEach(config -> {
            validate(config);
            if (!force) {
                checkConsumption(config);
            }
        });
        if (!force) {
            checkCapacity(wanted);
        }
        wanted.forEach(this::put);
    }

    /** SET_QUOTA: guarantees, which are limits too, for a role without any. */
    void set(JsonNode request) {
        String role = request.path("role").asText();
        if (isSet(role)) {
            throw Refusal.badRequest("Failed to validate set quota request: Cannot set quota for role '" + role
                    + "' which already has quota");
        }
        ObjectNode amounts = Json.object();
        Resources.of(request.path("guarantee"))
                .numbers()
                .forEach((name, sum) -> amounts.set(name, Json.object().put("value", sum.value())));
        ObjectNode config = Json.object().put("role", role);
        config.set("guarantees", amounts);
        config.set("limits", amounts.deepCopy());
        if (!request.path("force").asBoolean() && exceedsCapacity(List.of(config))) {
            throw Refusal.conflict(
                    "Not enough available cluster capacity to reasonably satisfy quota request; the force"
                            + " flag can be used to override this check");
        }
        put(config);
    }

    /** REMOVE_QUOTA. */
    void remove(String role) {
        configs.remove(role);
    }

    private void put(JsonNode config) {
        ObjectNode kept = Json.object();
        List.of("role", "guarantees", "limits").stream()
                .filter(field ->
                        config.path(field).isTextual() || !config.path(field).isEmpty())
                .forEach(field -> kept.set(field, config.get(field)));
        configs.put(config.path("role").asText(), kept);
    }

    private static void validate(JsonNode config) {
        String role = config.path("role").asText();
        RoleNames.check(role).ifPresent(why -> {
            throw invalid("Invalid 'QuotaConfig.role': " + why);
        });
        if (role.contains("/")) {
            throw invalid("setting quota on nested role '" + role + "' is not supported");
        }
        Map<String, Double> guarantees = amounts(config.path("guarantees"));
        Map<String, Double> limits = amounts(config.path("limits"));
        guarantees.forEach(Quotas::validate);
        limits.forEach(Quotas::validate);
        if (guarantees.entrySet().stream()
                .anyMatch(one -> one.getValue() > limits.getOrDefault(one.getKey(), Double.MAX_VALUE))) {
            throw invalid("'QuotaConfig.guarantees' " + braces(guarantees)
                    + " is not contained within the 'QuotaConfig.limits' " + braces(limits));
        }
    }

    private static void validate(String name, double amount) {
        double most = name.equals("mem") || name.equals("disk") ? MOST_MEGABYTES : MOST_OTHERS;
        if (!(amount >= 0) || amount > most) {
            throw invalid("Invalid resource quantity for '" + name + "': " + text(amount) + " is not between 0 and "
                    + text(most));
        }
    }

    private void checkConsumption(JsonNode config) {
        String role = config.path("role").asText();
        Map<String, Double> limits = amounts(config.path("limits"));
        Map<String, Double> consumed = new Roles(cluster).consumed(role);
        if (limits.entrySet().stream().anyMatch(one -> consumed.getOrDefault(one.getKey(), 0.0) > one.getValue())) {
            throw invalid("Role '" + role + "' is already consuming '" + line(consumed)
                    + "'; this is more than the requested limits '" + line(limits) + "'" + UNLESS_FORCED);
        }
    }

    private void checkCapacity(List<JsonNode> wanted) {
        if (exceedsCapacity(wanted)) {
            throw invalid("total quota guarantees '" + line(guaranteed(wanted)) + "' exceed cluster capacity '"
                    + line(capacity()) + "'" + UNLESS_FORCED);
        }
    }

    private boolean exceedsCapacity(List<? extends JsonNode> wanted) {
        Map<String, Double> capacity = capacity();
        return guaranteed(wanted).entrySet().stream()
                .anyMatch(one -> one.getValue() > capacity.getOrDefault(one.getKey(), 0.0));
    }

    private Map<String, Double> capacity() {
        Map<String, Double> capacity = new TreeMap<>();
        cluster.capacity().numbers().forEach((name, sum) -> capacity.put(name, sum.value()));
        return capacity;
    }

    private Map<String, Double> guaranteed(List<? extends JsonNode> wanted) {
        Map<String, JsonNode> after = new LinkedHashMap<>(configs);
        wanted.forEach(config -> after.put(config.path("role").asText(), config));
        Map<String, Double> sums = new TreeMap<>();
        after.values()
                .forEach(config -> amounts(config.path("guarantees"))
                        .forEach((name, amount) -> sums.merge(name, amount, Double::sum)));
        return sums;
    }

    private static Refusal invalid(String why) {
        return Refusal.badRequest("Invalid QuotaConfig: " + why);
    }

    private static String line(Map<String, Double> amounts) {
        return amounts.entrySet().stream()
                .map(one -> one.getKey() + ":" + text(one.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String braces(Map<String, Double> amounts) {
        List<String> parts = new ArrayList<>();
        amounts.forEach((name, amount) -> parts.add(name + ": " + text(amount)));
        return "{ " + String.join(", ", parts) + " }";
    }

    private static String text(double amount) {
        return Double.isFinite(amount) ? Amount.Thousandths.plain(BigDecimal.valueOf(amount)) : String.valueOf(amount);
    }
}

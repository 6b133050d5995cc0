package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Some amount of a resource, with everything that sets it apart from others of the same name. Immutable.
 *
 * @param reservations the stack of reservations, as in JSON; empty when unreserved
 * @param disk persistence and volume, or an empty object
 * @param allocation the role that it is allocated to
 * @param marks the markers {@code revocable} and {@code shared} and the provider, as in JSON
 */
record Resource(
        String name,
        Amount amount,
        ArrayNode reservations,
        ObjectNode disk,
        Optional<String> allocation,
        ObjectNode marks) {
    private static final List<String> MARKS = List.of("provider_id", "revocable", "shared");

    /** Reads either form: {@code reservations}, or {@code role} and {@code reservation}. */
    static Resource of(JsonNode json) {
        ObjectNode marks = Json.object();
        MARKS.stream().filter(json::has).forEach(mark -> marks.set(mark, json.get(mark)));
        return new Resource(
                json.path("name").asText(),
                Amount.of(json),
                reservations(json),
                json.path("disk").isObject() ? (ObjectNode) json.get("disk") : Json.object(),
                Json.find(json.path("allocation_info"), "role").map(JsonNode::asText),
                marks);
    }

    private static ArrayNode reservations(JsonNode json) {
        ArrayNode stack = Json.array();
        Json.stream(json.path("reservations")).map(Resource::reservation).forEach(stack::add);
        String role = json.path("role").asText("*");
        if (stack.isEmpty() && !role.equals("*")) {
            JsonNode old = json.path("reservation");
            ObjectNode only = old.isObject() ? old.deepCopy() : Json.object();
            only.put("type", json.has("reservation") ? "DYNAMIC" : "STATIC").put("role", role);
            stack.add(reservation(only));
        }
        return stack;
    }

    private static ObjectNode reservation(JsonNode given) {
        ObjectNode ordered = Json.object();
        for (String field : List.of("type", "role", "principal", "labels")) {
            Json.find(given, field).ifPresent(value -> ordered.set(field, value));
        }
        return ordered;
    }

    boolean unreserved() {
        return reservations.isEmpty();
    }

    /** The role of the innermost reservation. */
    Optional<String> reservedFor() {
        return unreserved()
                ? Optional.empty()
                : Optional.of(
                        reservations.get(reservations.size() - 1).path("role").asText());
    }

    boolean dynamicallyReserved() {
        return !unreserved()
                && reservations
                        .get(reservations.size() - 1)
                        .path("type")
                        .asText()
                        .equals("DYNAMIC");
    }

    Optional<String> persistenceId() {
        return Json.find(disk.path("persistence"), "id").map(JsonNode::asText);
    }

    /** Without its innermost reservation. */
    Resource popped() {
        ArrayNode shorter = reservations.deepCopy();
        shorter.remove(shorter.size() - 1);
        return new Resource(name, amount, shorter, disk, allocation, marks);
    }

    /** The disk itself, with no volume on it. */
    Resource withoutVolume() {
        ObjectNode rest = disk.deepCopy();
        rest.remove(List.of("persistence", "volume"));
        ObjectNode fewer = marks.deepCopy();
        fewer.remove("shared");
        return new Resource(name, amount, reservations, rest, allocation, fewer);
    }

    /** What kind of disk it is: {@code MOUNT}, {@code RAW}, …; empty for what is no disk of a kind. */
    JsonNode source() {
        return disk.path("source");
    }

    Resource withSource(ObjectNode source) {
        return new Resource(name, amount, reservations, disk.deepCopy().set("source", source), allocation, marks);
    }

    Optional<String> provider() {
        return Optional.of(Json.idOf(marks, "provider_id")).filter(id -> !id.isEmpty());
    }

    /** Whether only all of it can be used: a persistent volume, a file system or device, raw space that has an id. */
    boolean indivisible() {
        String kind = source().path("type").asText();
        return persistenceId().isPresent()
                || kind.equals("MOUNT")
                || kind.equals("BLOCK")
                || kind.equals("RAW") && source().has("id");
    }

    /** Whether several tasks can use it at the same time. */
    boolean shared() {
        return marks.has("shared");
    }

    Resource withAmount(Amount other) {
        return new Resource(name, other, reservations, disk, allocation, marks);
    }

    Resource allocatedTo(String role) {
        return new Resource(name, amount, reservations, disk, Optional.of(role), marks);
    }

    /** The same of a resource provider. */
    Resource providedBy(String provider) {
        ObjectNode more = marks.deepCopy();
        more.set("provider_id", Json.id(provider));
        return new Resource(name, amount, reservations, disk, allocation, more);
    }

    Resource unallocated() {
        return new Resource(name, amount, reservations, disk, Optional.empty(), marks);
    }

    /** Whether amounts of the two are of one pool. */
    boolean sameKind(Resource other) {
        return name.equals(other.name)
                && amount.getClass() == other.amount.getClass()
                && reservations.equals(other.reservations)
                && sameDisk(other)
                && allocation.equals(other.allocation)
                && marks.equals(other.marks);
    }

    /** How a task sees a volume, and who made it, makes no other volume of it. */
    private boolean sameDisk(Resource other) {
        return persistenceId().equals(other.persistenceId()) && source().equals(other.source());
    }

    /** Whether the two are of one pool, and as much. */
    boolean same(Resource other) {
        return sameKind(other) && amount.equals(other.amount);
    }

    /** As in tasks and infos. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("name", name);
        amount.write(json);
        writeAllocation(json);
        if (!unreserved()) {
            json.set("reservations", reservations);
        }
        writeRest(json);
        return json;
    }

    /** As in what agents and frameworks hold: with the older {@code role} and {@code reservation} besides. */
    ObjectNode doubleJson() {
        ObjectNode json = Json.object().put("name", name);
        amount.write(json);
        if (reservations.size() <= 1) {
            json.put("role", reservedFor().orElse("*"));
        }
        writeAllocation(json);
        if (reservations.size() == 1 && dynamicallyReserved()) {
            ObjectNode old = reservations.get(0).deepCopy();
            old.remove(List.of("type", "role"));
            json.set("reservation", old);
        }
        if (!unreserved()) {
            json.set("reservations", reservations);
        }
        writeRest(json);
        return json;
    }

    /** As frameworks read it that know nothing of refined reservations. */
    ObjectNode oldJson() {
        ObjectNode json = doubleJson();
        json.remove("reservations");
        return json;
    }

    private void writeAllocation(ObjectNode json) {
        allocation.ifPresent(role -> json.set("allocation_info", Json.object().put("role", role)));
    }

    private void writeRest(ObjectNode json) {
        if (!disk.isEmpty()) {
            json.set("disk", disk);
        }
        json.setAll(marks);
    }

    /** As in messages. */
    String text() {
        List<String> notes = new ArrayList<>();
        allocation.ifPresent(role -> notes.add("(allocated: " + role + ")"));
        if (!unreserved()) {
            notes.add("(reservations: ["
                    + Json.stream(reservations).map(Resource::text).collect(Collectors.joining(","))
                    + "])");
        }
        persistenceId()
                .ifPresent(id -> notes.add("[" + id
                        + Json.find(disk.path("volume"), "container_path")
                                .map(path -> ":" + path.asText())
                                .orElse("")
                        + "]"));
        if (shared()) {
            notes.add("<SHARED>");
        }
        return name + String.join("", notes) + ":" + amount.text();
    }

    private static String text(JsonNode reservation) {
        List<String> parts = new ArrayList<>();
        parts.add(reservation.path("type").asText());
        parts.add(reservation.path("role").asText());
        Json.find(reservation, "principal").ifPresent(principal -> parts.add(principal.asText()));
        Json.find(reservation, "labels")
                .ifPresent(labels -> parts.add("{"
                        + Json.stream(labels.path("labels"))
                                .map(label -> label.path("key").asText()
                                        + Json.find(label, "value")
                                                .map(value -> ": " + value.asText())
                                                .orElse(""))
                                .collect(Collectors.joining(", "))
                        + "}"));
        return "(" + String.join(",", parts) + ")";
    }
}

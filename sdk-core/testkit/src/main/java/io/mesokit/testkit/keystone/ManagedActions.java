package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;

/** Create, list, show, change and delete the entities of one {@link Kind}. */
final class ManagedActions {
    private final Kind kind;
    private final Identifiers ids;

    ManagedActions(Kind kind, Identifiers ids) {
        this.kind = kind;
        this.ids = ids;
    }

    List<Route> routes() {
        String all = "/v3/" + kind.collection();
        return List.of(
                new Route(all).on("GET", this::list).on("POST", this::create),
                new Route(all + "/{}")
                        .on("GET", this::show)
                        .on("PATCH", this::update)
                        .on("DELETE", this::delete));
    }

    private WireResponse create(Call call) {
        ObjectNode wanted = call.entity(kind.name()).deepCopy();
        kind.guard(call, "create", wanted);
        boolean named = kind.name().equals("region") && wanted.path("id").isTextual();
        if (!named) {
            wanted.put("id", ids.entityId());
        }
        if (kind.shelf().has(wanted.path("id").asText())) {
            throw KeystoneException.conflict(
                    kind.name() + " - Duplicate ID, " + wanted.path("id").asText() + ".");
        }
        return answer(201, keep(wanted), call);
    }

    private ObjectNode keep(ObjectNode wanted) {
        wanted.remove("links");
        ObjectNode checked = kind.checked().apply(wanted);
        kind.shelf().put(checked);
        return checked;
    }

    private WireResponse list(Call call) {
        if (!kind.owned()) {
            call.adminFor("list_" + kind.collection());
        }
        List<ObjectNode> entities = kind.shelf().all().stream()
                .filter(entity -> kind.filters().stream()
                        .allMatch(member ->
                                call.matches(member, entity.path(member).asText())))
                .filter(entity -> kind.permits(call.caller(), entity))
                .map(entity -> Answers.linked(entity, self(entity, call)))
                .toList();
        return Answers.collection(kind.collection(), entities, call);
    }

    private WireResponse show(Call call) {
        return answer(200, named(call, "get"), call);
    }

    /** Members that are sent take the place of the old ones; null takes them away. */
    private WireResponse update(Call call) {
        ObjectNode merged = named(call, "update");
        String id = merged.path("id").asText();
        JsonNode changes = call.entity(kind.name());
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), change.getValue());
            }
        });
        kind.guard(call, "update", merged);
        return answer(200, keep(merged.put("id", id)), call);
    }

    private WireResponse delete(Call call) {
        kind.removed().accept(named(call, "delete").path("id").asText());
        return Answers.noContent();
    }

    private ObjectNode named(Call call, String verb) {
        if (!kind.shelf().has(call.variable(0))) {
            call.adminFor(verb + "_" + kind.name());
        }
        ObjectNode entity = kind.shelf().get(call.variable(0));
        kind.guard(call, verb, entity);
        return entity;
    }

    private WireResponse answer(int status, ObjectNode entity, Call call) {
        return Answers.json(status, Answers.entity(kind.name(), entity, self(entity, call)));
    }

    private String self(ObjectNode entity, Call call) {
        return call.base() + "/" + kind.collection() + "/" + entity.path("id").asText();
    }
}

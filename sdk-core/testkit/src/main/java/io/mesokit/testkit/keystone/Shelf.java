package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Entities of one kind, as JSON objects by their id and in the order they came. Gives out copies. Thread-safe. */
final class Shelf {
    private final String kind;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

    Shelf(String kind) {
        this.kind = kind;
    }

    synchronized void put(ObjectNode entity) {
        byId.put(entity.path("id").asText(), entity.deepCopy());
    }

    synchronized boolean has(String id) {
        return byId.containsKey(id);
    }

    /** The entity of that id, or 404. */
    synchronized ObjectNode get(String id) {
        ObjectNode found = byId.get(id);
        if (found == null) {
            throw KeystoneException.unknown(kind, id);
        }
        return found.deepCopy();
    }

    synchronized List<ObjectNode> all() {
        return byId.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** Those whose member has that value. */
    List<ObjectNode> having(String member, String value) {
        return all().stream()
                .filter(entity -> entity.path(member).asText().equals(value))
                .toList();
    }

    synchronized void removeIf(Predicate<ObjectNode> test) {
        byId.values().removeIf(test);
    }
}

package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;

/** The forms of success: an entity, a collection, nothing. */
final class Answers {
    private Answers() {}

    static WireResponse json(int status, JsonNode body) {
        return WireResponse.of(status, "application/json", body.toString());
    }

    static WireResponse noContent() {
        return WireResponse.of(204);
    }

    /** One entity under its name, with a link to itself. */
    static ObjectNode entity(String name, ObjectNode members, String self) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set(name, linked(members, self));
        return root;
    }

    static ObjectNode linked(ObjectNode members, String self) {
        members.putObject("links").put("self", self);
        return members;
    }

    /** A list under its name, with the links of a collection that is never paged. */
    static WireResponse collection(String name, List<ObjectNode> members, Call call) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode array = root.putArray(name);
        members.forEach(array::add);
        ObjectNode links = root.putObject("links");
        links.putNull("next");
        links.put("self", self(call));
        links.putNull("previous");
        return json(200, root);
    }

    private static String self(Call call) {
        String root = call.base().substring(0, call.base().length() - "/v3".length());
        String query = call.request().query();
        return root + call.request().path() + (query.isEmpty() ? "" : "?" + query);
    }
}

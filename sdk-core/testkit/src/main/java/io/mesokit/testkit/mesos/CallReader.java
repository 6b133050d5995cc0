package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the calls of one API, as JSON or protobuf, and refuses what the server refuses. */
final class CallReader {
    private static final Set<String> OPTIONAL_MEMBERS = Set.of("get_containers", "prune_images", "revive", "suppress");

    private final String kind;
    private final String api;

    private CallReader(String kind, String api) {
        this.kind = kind;
        this.api = api;
    }

    /** Calls to a {@code master}, an {@code agent}, or a {@code scheduler}'s to a master. */
    static CallReader of(String api) {
        return new CallReader(api + ".Call", api);
    }

    /** Calls of executors, which the server names with a capital letter. */
    static CallReader ofExecutor() {
        return new CallReader("executor.Call", "Executor");
    }

    /** A call in JSON that has a type, and the member that the type asks for. */
    ObjectNode read(byte[] body) {
        return read(body, Encoding.JSON);
    }

    /** A call that has a type, and the member that the type asks for. */
    ObjectNode read(byte[] body, Encoding encoding) {
        ObjectNode call = readTyped(body, encoding);
        requireMember(call);
        return call;
    }

    /** A call that has a type, for APIs that ask for something else before the member. */
    ObjectNode readTyped(byte[] body, Encoding encoding) {
        ObjectNode call = encoding == Encoding.JSON ? JsonMessages.read(parsed(body), kind) : protobuf(body);
        if (!call.has("type")) {
            throw invalid("Expecting 'type' to be present");
        }
        return call;
    }

    /** Refuses a call that lacks the member of its type. */
    void requireMember(ObjectNode call) {
        String member = call.path("type").asText().toLowerCase(Locale.ROOT);
        if (!OPTIONAL_MEMBERS.contains(member) && Messages.message(kind).has(member) && !call.has(member)) {
            throw invalid("Expecting '" + member + "' to be present");
        }
    }

    /** The refusal of a call that was read but makes no sense. */
    Refusal invalid(String why) {
        return Refusal.badRequest("Failed to validate " + api + "::Call: " + why);
    }

    private ObjectNode protobuf(byte[] body) {
        try {
            ObjectNode call = Protobuf.decode(body, kind);
            List<String> missing = JsonMessages.missing(call, kind);
            if (missing.isEmpty()) {
                return call;
            }
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest("Failed to parse body into Call protobuf");
        }
        throw Refusal.badRequest("Failed to parse body into Call protobuf");
    }

    private static JsonNode parsed(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode tree = Json.parse(text);
            if (tree.isObject()) {
                return tree;
            }
            if (!tree.isMissingNode()) {
                throw Refusal.badRequest(JsonMessages.FAILED + "Expecting a JSON object");
            }
        } catch (JsonProcessingException malformed) {
            throw Refusal.badRequest("Failed to parse body into JSON: " + JsonSyntax.complaint(text));
        }
        throw Refusal.badRequest("Failed to parse body into JSON: " + JsonSyntax.complaint(text));
    }
}

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;
import java.util.function.Supplier;

/** The API that resource providers use at their agent. */
final class ProviderCalls {
    private static final Encoded ENCODED = new Encoded("resource_provider.Event", "resource_provider.Event");
    private static final String STREAM_ID = "Mesos-Stream-Id";
    private static final int UUID_LENGTH = 16;

    private final CallReader reader = CallReader.of("resource_provider");
    private final Cluster cluster;
    private final Providers providers;
    private final ProviderLinks links;
    private final Supplier<WireResponse> crash;

    ProviderCalls(Cluster cluster, Providers providers, ProviderLinks links, Supplier<WireResponse> crash) {
        this.cluster = cluster;
        this.providers = providers;
        this.links = links;
        this.crash = crash;
    }

    WireResponse answer(WireRequest request) {
        String content = Negotiation.contentType(request, List.of(Negotiation.JSON, Negotiation.PROTOBUF));
        ObjectNode call = reader.readTyped(request.body(), Encoding.of(content));
        String type = call.path("type").asText();
        boolean subscribes = type.equals("SUBSCRIBE");
        if (!subscribes && !type.equals("UNKNOWN") && !call.has("resource_provider_id")) {
            throw reader.invalid("Expecting 'resource_provider_id' to be present");
        }
        reader.requireMember(call);
        return subscribes
                ? subscribe(request, (ObjectNode) call.path("subscribe").path("resource_provider_info"))
                : cluster.locked(() -> tell(provider(request, call), call));
    }

    private WireResponse subscribe(WireRequest request, ObjectNode info) {
        Encoding wanted = Negotiation.encoding(request);
        if (request.header(STREAM_ID).isPresent()) {
            throw Refusal.badRequest("Subscribe calls should not include the '" + STREAM_ID + "' header");
        }
        Subscription made = cluster.locked(() -> links.subscribe(cluster, providers, info));
        return ENCODED.in(wanted, WireResponse.stream(200, Negotiation.JSON, made.events()))
                .header(STREAM_ID, made.streamId());
    }

    private String provider(WireRequest request, JsonNode call) {
        String id = Json.idOf(call, "resource_provider_id");
        String current =
                links.streamOf(id).orElseThrow(() -> Refusal.badRequest("Resource provider is not subscribed"));
        String sent = request.header(STREAM_ID)
                .orElseThrow(() ->
                        Refusal.badRequest("All non-subscribe calls should include to '" + STREAM_ID + "' header"));
        if (!sent.equals(current)) {
            throw Refusal.badRequest("The stream ID '" + sent + "' included in this request didn't match the stream ID"
                    + " currently associated with  resource provider ID " + id);
        }
        return id;
    }

    private WireResponse tell(String id, JsonNode call) {
        switch (call.path("type").asText()) {
            case "UPDATE_OPERATION_STATUS" -> cluster.operations.told(links, id, call.path("update_operation_status"));
            case "UPDATE_PUBLISH_RESOURCES_STATUS" -> links.published(id, call.path("update_publish_resources_status"));
            case "UPDATE_STATE" -> {
                JsonNode state = call.path("update_state");
                if (!trustworthy(id, state)) {
                    return crash.get();
                }
                links.updateState(cluster, providers, id, state);
            }
            default -> throw new Refusal(501, "501 Not Implemented.");
        }
        return Answers.empty(202);
    }

    /** The real agent takes for granted that a provider names its own resources only, and a version; or it dies. */
    private static boolean trustworthy(String id, JsonNode state) {
        return Json.stream(state.path("resources"))
                        .allMatch(one -> Json.idOf(one, "provider_id").equals(id))
                && Base64Bytes.decode(Json.idOf(state, "resource_version_uuid")).length == UUID_LENGTH;
    }
}

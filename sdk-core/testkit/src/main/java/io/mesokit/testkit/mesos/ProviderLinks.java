package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The resource providers that are subscribed at an agent: what they are told, and what becomes of it. Those that a test
 * or an operator added are not among them; what is asked of them is done. Used under the cluster's lock.
 */
final class ProviderLinks {
    private final Map<String, Link> links = new HashMap<>();

    /** One connection, and what waits for the provider's word. */
    private static final class Link {
        private final ObjectNode info;
        private final Providers providers;
        private final Subscription subscription =
                new Subscription(UUID.randomUUID().toString(), new EventStream());
        private final Map<String, Consumer<Optional<String>>> publications = new HashMap<>();
        private JsonNode version = Json.object();

        Link(ObjectNode info, Providers providers) {
            this.info = info;
            this.providers = providers;
        }

        /** With what else of the provider is in use: it is told of all that has to be ready. */
        Resources withOthers(Resources own) {
            return providers.inUse(own);
        }

        void tell(String type, ObjectNode member) {
            subscription.events().add(Schedulers.event(type, member));
        }
    }

    // ---- coming and going

    /** Subscribes a provider, for the first time or again; one that may not come back finds its stream at its end. */
    Subscription subscribe(Cluster cluster, Providers providers, ObjectNode info) {
        Link link = new Link(info, providers);
        String given = Json.idOf(info, "id");
        if (!given.isEmpty() && !providers.admits(given, info)) {
            link.subscription.events().end(false);
            return link.subscription;
        }
        String id = given.isEmpty() ? UUID.randomUUID().toString() : given;
        providers.admit(id, info);
        link.subscription.events().onEnd(() -> cluster.locked(() -> left(providers, id, link)));
        Optional.ofNullable(links.put(id, link)).ifPresent(before -> end(id, before));
        link.tell("SUBSCRIBED", Json.object("provider_id", Json.id(id)));
        return link.subscription;
    }

    private void left(Providers providers, String id, Link link) {
        if (links.remove(id, link)) {
            providers.lost(id);
            end(id, link);
        }
    }

    private static void end(String id, Link link) {
        link.subscription.events().end(false);
        List.copyOf(link.publications.values())
                .forEach(waiting -> waiting.accept(Optional.of(
                        "Failed to publish resources from resource provider " + id + ": Connection closed")));
        link.publications.clear();
    }

    /** A provider is not wanted any more. */
    void teardown(String id) {
        Optional.ofNullable(links.remove(id)).ifPresent(link -> {
            link.subscription.events().add(Json.object().put("type", "TEARDOWN"));
            end(id, link);
        });
    }

    Optional<String> streamOf(String id) {
        return Optional.ofNullable(links.get(id)).map(link -> link.subscription.streamId());
    }

    // ---- state

    /** UPDATE_STATE: what a provider has, and which operations it knows of. Of others it is asked. */
    void updateState(Cluster cluster, Providers providers, String id, JsonNode state) {
        Link link = links.get(id);
        if (link == null) {
            return;
        }
        link.version = state.path("resource_version_uuid");
        providers.has(id, link.info, Resources.of(state.path("resources")).unallocated());
        List<String> listed = Json.stream(state.path("operations"))
                .map(operation -> Json.idOf(operation, "uuid"))
                .toList();
        List<ObjectNode> unknown = cluster.operations.pendingAt(id).stream()
                .map(operation -> Json.idOf(operation, "uuid"))
                .filter(uuid -> !listed.contains(uuid))
                .map(Json::id)
                .toList();
        if (!unknown.isEmpty()) {
            link.tell("RECONCILE_OPERATIONS", Json.object("operation_uuids", Json.array(unknown)));
        }
    }

    // ---- operations

    /** Asks a provider to do an operation; false if nobody is there to be asked. */
    boolean apply(String id, ObjectNode operation) {
        Optional<Link> link = Optional.ofNullable(links.get(id));
        link.ifPresent(known -> {
            ObjectNode asked = Json.object();
            Json.find(operation, "framework_id").ifPresent(framework -> asked.set("framework_id", framework));
            asked.set("info", operation.path("info"));
            asked.set("operation_uuid", operation.path("uuid"));
            known.tell("APPLY_OPERATION", asked.set("resource_version_uuid", known.version));
        });
        return link.isPresent();
    }

    /** Whoever cared has heard how an operation ended. */
    void acknowledge(String id, String status, String operation) {
        Optional.ofNullable(links.get(id)).ifPresent(link -> {
            ObjectNode both = Json.object("status_uuid", Json.id(status));
            link.tell("ACKNOWLEDGE_OPERATION_STATUS", both.set("operation_uuid", Json.id(operation)));
        });
    }

    // ---- publication

    /**
     * Has providers make resources ready for use, one after the other, if they are of any.
     *
     * @param then told when they are; with the reason if they are not
     */
    void publish(Resources used, Consumer<Optional<String>> then) {
        Optional<String> provider =
                used.stream().flatMap(one -> one.provider().stream()).findFirst();
        if (provider.isEmpty()) {
            then.accept(Optional.empty());
            return;
        }
        Resources others = used.filter(one -> !one.provider().equals(provider));
        Optional<Link> link = provider.map(links::get);
        if (link.isEmpty()) {
            publish(others, then);
            return;
        }
        String uuid = Ids.uuid();
        link.get()
                .publications
                .put(
                        uuid,
                        problem -> problem.ifPresentOrElse(why -> then.accept(problem), () -> publish(others, then)));
        Resources own = used.filter(one -> one.provider().equals(provider));
        ObjectNode both = Json.object("uuid", Json.id(uuid));
        link.get()
                .tell(
                        "PUBLISH_RESOURCES",
                        both.set("resources", link.get().withOthers(own).json()));
    }

    void published(String id, JsonNode update) {
        Optional.ofNullable(links.get(id))
                .map(link -> link.publications.remove(Json.idOf(update, "uuid")))
                .ifPresent(waiting ->
                        waiting.accept(problem(id, update.path("status").asText())));
    }

    private static Optional<String> problem(String id, String status) {
        return status.equals("OK")
                ? Optional.empty()
                : Optional.of(
                        "Failed to publish resources for resource provider " + id + ": Received " + status + " status");
    }
}

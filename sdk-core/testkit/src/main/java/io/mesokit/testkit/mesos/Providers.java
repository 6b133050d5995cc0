package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The resource providers of an agent: the configurations that operators add, and the providers that were launched for
 * them, which stay known until they are marked gone. Used under the cluster's lock.
 */
final class Providers {
    private static final String STORAGE = "org.apache.mesos.rp.local.storage";
    private static final String WORD = "[A-Za-z_$][A-Za-z0-9_$-]*";
    private static final String NAME = WORD;
    private static final String TYPE = WORD + "(\\." + WORD + ")*";

    private final Cluster cluster;
    private final AgentRecord agent;
    private final Map<String, ObjectNode> configured = new LinkedHashMap<>();
    private final Map<String, Provider> known = new LinkedHashMap<>();
    /** Those that are known, and out of reach: they are not listed. */
    private final Set<String> away = new HashSet<>();

    private record Provider(String key, ObjectNode info) {}

    Providers(Cluster cluster, AgentRecord agent) {
        this.cluster = cluster;
        this.agent = agent;
        agent.resourceProviders = () -> list(Resources::doubleJson);
    }

    /** GET_RESOURCE_PROVIDERS. */
    ObjectNode json() {
        ArrayNode all = list(Resources::json);
        return all.isEmpty() ? Json.object() : Json.object("resource_providers", all);
    }

    /** Those that are there, each with what it has. */
    private ArrayNode list(Function<Resources, ArrayNode> shape) {
        ArrayNode all = Json.array();
        known.forEach((id, provider) -> {
            if (away.contains(id)) {
                return;
            }
            ObjectNode json =
                    Json.object("resource_provider_info", provider.info().deepCopy());
            if (!resources(id).isEmpty()) {
                json.set("total_resources", shape.apply(resources(id)));
            }
            all.add(json);
        });
        return all;
    }

    // ---- configurations

    /** Adds one; the same once more is nothing new, another of that name is a conflict. */
    void add(JsonNode info) {
        validate(info);
        checkDirectory();
        ObjectNode before = configured.putIfAbsent(key(info), info.deepCopy());
        if (before == null) {
            launch(info, Resources.none());
        } else if (!before.equals(info)) {
            throw Refusal.conflict(
                    "Resource provider with type '" + info.path("type").asText() + "' and name '"
                            + info.path("name").asText() + "' already exists");
        }
    }

    void update(JsonNode info) {
        validate(info);
        checkDirectory();
        if (configured.replace(key(info), info.deepCopy()) == null) {
            throw Refusal.conflict(
                    "Resource provider with type '" + info.path("type").asText() + "' and name '"
                            + info.path("name").asText() + "' does not exist");
        }
        known.replaceAll((id, provider) ->
                provider.key().equals(key(info)) ? new Provider(provider.key(), withId(info, id)) : provider);
    }

    /** Removes one; its provider ends, and its resources go. */
    void remove(JsonNode named) {
        checkDirectory();
        if (configured.remove(key(named)) != null) {
            known.forEach((id, provider) -> {
                if (provider.key().equals(key(named))) {
                    lost(id);
                }
            });
        }
    }

    private void checkDirectory() {
        if (!agent.providers) {
            throw new Refusal(500, "Missing required flag --resource_provider_config_dir");
        }
    }

    private static String key(JsonNode named) {
        return named.path("type").asText() + "/" + named.path("name").asText();
    }

    private static void validate(JsonNode info) {
        problem(info).ifPresent(why -> {
            throw Refusal.badRequest("Failed to validate resource provider config with type '"
                    + info.path("type").asText() + "' and name '"
                    + info.path("name").asText() + "': " + why);
        });
    }

    private static Optional<String> problem(JsonNode info) {
        String type = info.path("type").asText();
        String name = info.path("name").asText();
        JsonNode plugin = info.path("storage").path("plugin");
        if (!type.equals(STORAGE)) {
            return Optional.of("Unknown local resource provider type '" + type + "'");
        }
        if (info.has("id")) {
            return Optional.of("'ResourceProviderInfo.id' must not be set");
        }
        if (!name.matches(NAME)) {
            return Optional.of("Resource provider name '" + name + "' does not follow Java package naming convention");
        }
        if (!info.has("storage")) {
            return Optional.of("'ResourceProviderInfo.storage' must be set");
        }
        String pluginName = plugin.path("name").asText("default");
        if (!plugin.path("type").asText().matches(TYPE) || !pluginName.matches(NAME)) {
            return Optional.of("CSI plugin type '" + plugin.path("type").asText() + "' and name '" + pluginName
                    + "' does not follow Java package naming convention");
        }
        boolean serves = Json.stream(plugin.path("containers"))
                .flatMap(container -> Json.stream(container.path("services")))
                .anyMatch(service -> service.asText().equals("NODE_SERVICE"));
        return serves ? Optional.empty() : Optional.of("NODE_SERVICE not found");
    }

    // ---- providers

    /** Has a provider subscribe that has these resources. */
    String launch(JsonNode info, Resources resources) {
        String id = java.util.UUID.randomUUID().toString();
        has(id, info, resources.map(one -> one.providedBy(id)));
        return id;
    }

    /** A provider has these resources from now on, and no others. */
    void has(String id, JsonNode info, Resources resources) {
        lost(id);
        admit(id, info);
        agent.total = agent.total.plus(resources);
        cluster.schedulers.allocator.allocate();
    }

    /** A provider is known from now on, whether it has anything or not. */
    void admit(String id, JsonNode info) {
        known.put(id, new Provider(key(info), withId(info, id)));
        away.remove(id);
    }

    /** A provider is out of reach, and its resources with it; what is on offer of any provider here is void. */
    void lost(String id) {
        away.add(id);
        agent.total = agent.total.minus(resources(id));
        cluster.schedulers.offers.rescind(offer -> offer.agent().equals(agent.id)
                && offer.resources().stream().anyMatch(one -> one.provider().isPresent()));
    }

    /** All that is in use of those that these are of. */
    Resources inUse(Resources some) {
        Set<Optional<String>> owners = some.stream().map(Resource::provider).collect(Collectors.toSet());
        return cluster.allocated(agent).filter(one -> owners.contains(one.provider()));
    }

    /** Whatever has become of them. */
    private Resources resources(String id) {
        return agent.total.filter(one -> one.provider().equals(Optional.of(id)));
    }

    /** Whether a provider may come back by that id. */
    boolean admits(String id, JsonNode info) {
        return Optional.ofNullable(known.get(id))
                .filter(provider -> provider.key().equals(key(info)))
                .isPresent();
    }

    private static ObjectNode withId(JsonNode info, String id) {
        ObjectNode shown = JsonMessages.shown(info, "ResourceProviderInfo");
        shown.set("id", Json.id(id));
        return JsonMessages.shown(shown, "ResourceProviderInfo");
    }

    /** Forgets a provider that has no resources any more. */
    void markGone(String id) {
        if (!resources(id).isEmpty()) {
            throw new Refusal(
                    500, "Could not mark resource provider '" + id + "' as gone: Resource provider has resources");
        }
        known.remove(id);
        away.remove(id);
        agent.links.teardown(id);
    }
}

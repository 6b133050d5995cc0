package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The services that tokens point to, their endpoints, and the regions these are in. Thread-safe. */
final class ServiceCatalog {
    static final List<String> INTERFACES = List.of("public", "internal", "admin");

    private final Identifiers ids;
    private final String region;
    private final Shelf services = new Shelf("service");
    private final Shelf endpoints = new Shelf("endpoint");
    private final Shelf regions = new Shelf("region");

    ServiceCatalog(Identifiers ids, String region) {
        this.ids = ids;
        this.region = region;
        addRegion(region);
    }

    Shelf services() {
        return services;
    }

    Shelf endpoints() {
        return endpoints;
    }

    Shelf regions() {
        return regions;
    }

    /** Adds a region without a parent, unless it is there. */
    synchronized void addRegion(String id) {
        if (!regions.has(id)) {
            ObjectNode added = JsonNodeFactory.instance.objectNode();
            regions.put(added.put("id", id).put("description", "").putNull("parent_region_id"));
        }
    }

    /** Adds a service, or moves the one of that type to another address. */
    synchronized void publish(String type, String name, String url) {
        List<ObjectNode> known = services.having("type", type);
        ObjectNode service = known.isEmpty() ? blank() : known.get(0);
        services.put(service.put("name", name).put("type", type).put("enabled", true));
        String id = service.path("id").asText();
        endpoints.removeIf(endpoint -> endpoint.path("service_id").asText().equals(id));
        INTERFACES.forEach(kind -> endpoints.put(endpoint(kind, url).put("service_id", id)));
    }

    private ObjectNode blank() {
        return JsonNodeFactory.instance.objectNode().put("id", ids.entityId());
    }

    private ObjectNode endpoint(String kind, String url) {
        ObjectNode endpoint = blank().put("interface", kind).put("region_id", region);
        return endpoint.put("region", region).put("url", url).put("enabled", true);
    }

    /** What a token carries: the enabled endpoints of the enabled services. */
    ArrayNode toJson() {
        ArrayNode catalog = JsonNodeFactory.instance.arrayNode();
        services.having("enabled", "true").forEach(service -> catalog.add(entry(service)));
        return catalog;
    }

    private ObjectNode entry(ObjectNode service) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        ArrayNode shown = entry.putArray("endpoints");
        endpoints.having("service_id", service.path("id").asText()).stream()
                .filter(endpoint -> endpoint.path("enabled").asBoolean(true))
                .map(endpoint -> endpoint.retain("id", "interface", "region_id", "url", "region"))
                .forEach(shown::add);
        entry.set("id", service.path("id"));
        entry.set("type", service.path("type"));
        entry.put("name", service.path("name").asText());
        return entry;
    }
}

package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services that tokens point to: each with a public, an internal and an admin endpoint. Thread-safe. */
final class ServiceCatalog {
    private static final List<String> INTERFACES = List.of("public", "internal", "admin");

    private final Identifiers ids;
    private final String region;
    private final Map<String, ObjectNode> services = new LinkedHashMap<>();

    ServiceCatalog(Identifiers ids, String region) {
        this.ids = ids;
        this.region = region;
    }

    /** Adds a service, or moves the one of that type to another address. */
    synchronized void publish(String type, String name, String url) {
        ObjectNode service = JsonNodeFactory.instance.objectNode();
        ArrayNode endpoints = service.putArray("endpoints");
        INTERFACES.forEach(kind -> endpoints.add(endpoint(kind, url)));
        service.put("id", ids.entityId());
        service.put("type", type);
        service.put("name", name);
        services.put(type, service);
    }

    synchronized ArrayNode toJson() {
        ArrayNode catalog = JsonNodeFactory.instance.arrayNode();
        services.values().forEach(service -> catalog.add(service.deepCopy()));
        return catalog;
    }

    private ObjectNode endpoint(String kind, String url) {
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
        endpoint.put("id", ids.entityId());
        endpoint.put("interface", kind);
        endpoint.put("region_id", region);
        endpoint.put("url", url);
        endpoint.put("region", region);
        return endpoint;
    }
}

package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Management of the catalog: {@code /v3/services}, {@code /v3/endpoints}, {@code /v3/regions}. For admins. */
final class CatalogActions {
    private static final int TEXT_LIMIT = 255;
    private static final int URL_LIMIT = 225;

    private final World world;
    private final ServiceCatalog catalog;

    CatalogActions(World world) {
        this.world = world;
        this.catalog = world.catalog();
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Kind kind : List.of(services(), endpoints(), regions())) {
            routes.addAll(new ManagedActions(kind, world.ids()).routes());
        }
        return routes;
    }

    private Kind services() {
        return new Kind(
                "service",
                catalog.services(),
                List.of("name", "type"),
                CatalogActions::service,
                Optional.empty(),
                this::removeService);
    }

    private Kind endpoints() {
        return new Kind(
                "endpoint",
                catalog.endpoints(),
                List.of("interface", "service_id", "region_id"),
                this::endpoint,
                Optional.empty(),
                id -> removeBy(catalog.endpoints(), "id", id));
    }

    private Kind regions() {
        return new Kind(
                "region",
                catalog.regions(),
                List.of("parent_region_id"),
                this::region,
                Optional.empty(),
                this::removeRegion);
    }

    private static ObjectNode service(ObjectNode wanted) {
        Entities.requiredText(wanted, "type", TEXT_LIMIT);
        if (wanted.has("name")) {
            Entities.requiredText(wanted, "name", TEXT_LIMIT);
        }
        return enabled(wanted);
    }

    private ObjectNode endpoint(ObjectNode wanted) {
        Entities.requiredText(wanted, "url", URL_LIMIT);
        checkInterface(Entities.requiredText(wanted, "interface", TEXT_LIMIT));
        String service = Entities.requiredText(wanted, "service_id", TEXT_LIMIT);
        Optional<String> region = region(wanted, Entities.text(wanted, "region_id"));
        if (!catalog.services().has(service)) {
            throw KeystoneException.missing("endpoint service_id", "service table");
        }
        wanted.put("region_id", region.orElse(null));
        wanted.put("region", region.orElse(null));
        return enabled(wanted);
    }

    /** A region has to be there, unless it is named the old way: then it comes into being. */
    private Optional<String> region(ObjectNode wanted, Optional<String> id) {
        if (id.isEmpty()) {
            Optional<String> named = Entities.text(wanted, "region");
            named.ifPresent(catalog::addRegion);
            return named;
        }
        if (!catalog.regions().has(id.get())) {
            throw KeystoneException.missing("endpoint region_id", "region table");
        }
        return id;
    }

    private static void checkInterface(String name) {
        if (!ServiceCatalog.INTERFACES.contains(name)) {
            throw KeystoneException.invalid("Invalid input for field 'interface': '" + name
                    + "' is not one of ['admin', 'internal', 'public']");
        }
    }

    private ObjectNode region(ObjectNode wanted) {
        Entities.requiredText(wanted, "id", TEXT_LIMIT);
        Optional<String> parent = Entities.text(wanted, "parent_region_id");
        parent.ifPresent(id -> checkNotBelow(id, wanted.path("id").asText()));
        wanted.put("parent_region_id", parent.orElse(null));
        return wanted.put("description", Entities.text(wanted, "description").orElse(""));
    }

    /** No region is its own ancestor. */
    private void checkNotBelow(String parent, String region) {
        for (String id = parent; !id.isEmpty(); ) {
            if (id.equals(region)) {
                throw KeystoneException.invalid(
                        "The specified parent region " + parent + " would create a circular region hierarchy.");
            }
            id = catalog.regions().get(id).path("parent_region_id").asText("");
        }
    }

    private static ObjectNode enabled(ObjectNode wanted) {
        JsonNode enabled = wanted.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            throw KeystoneException.invalid(
                    "Invalid input for field 'enabled': " + enabled + " is not of type 'boolean'");
        }
        return wanted.put("enabled", enabled.asBoolean(true));
    }

    private void removeService(String id) {
        removeBy(catalog.endpoints(), "service_id", id);
        removeBy(catalog.services(), "id", id);
    }

    private void removeRegion(String id) {
        if (inUse(id)) {
            throw KeystoneException.undeletable(
                    "Unable to delete region " + id + " because it or its child regions have associated endpoints.");
        }
        catalog.regions()
                .having("parent_region_id", id)
                .forEach(child -> removeRegion(child.path("id").asText()));
        removeBy(catalog.regions(), "id", id);
    }

    private boolean inUse(String region) {
        return !catalog.endpoints().having("region_id", region).isEmpty()
                || catalog.regions().having("parent_region_id", region).stream()
                        .anyMatch(child -> inUse(child.path("id").asText()));
    }

    private static void removeBy(Shelf shelf, String member, String value) {
        shelf.removeIf(entity -> entity.path(member).asText().equals(value));
    }
}

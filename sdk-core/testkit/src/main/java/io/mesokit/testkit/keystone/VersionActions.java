package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;
import java.util.Map;

/** Discovery: what versions there are and where the calls of the only one are found. */
final class VersionActions {
    private static final String JSON_HOME = "application/json-home";
    private static final String RELATION = "https://docs.openstack.org/api/openstack-identity/3/rel/";
    private static final String PARAMETER = "https://docs.openstack.org/api/openstack-identity/3/param/";
    private static final Map<String, String> HOME = Map.ofEntries(
            Map.entry("auth_tokens", "/auth/tokens"),
            Map.entry("auth_catalog", "/auth/catalog"),
            Map.entry("auth_projects", "/auth/projects"),
            Map.entry("auth_domains", "/auth/domains"),
            Map.entry("auth_system", "/auth/system"),
            Map.entry("application_credentials", "/users/{user_id}/application_credentials"),
            Map.entry("application_credential", "/users/{user_id}/application_credentials/{application_credential_id}"),
            Map.entry("access_rules", "/users/{user_id}/access_rules"),
            Map.entry("access_rule", "/users/{user_id}/access_rules/{access_rule_id}"),
            Map.entry("credentials", "/credentials"),
            Map.entry("credential", "/credentials/{credential_id}"),
            Map.entry("endpoints", "/endpoints"),
            Map.entry("endpoint", "/endpoints/{endpoint_id}"),
            Map.entry("groups", "/groups"),
            Map.entry("group", "/groups/{group_id}"),
            Map.entry("group_users", "/groups/{group_id}/users"),
            Map.entry("group_user", "/groups/{group_id}/users/{user_id}"),
            Map.entry("regions", "/regions"),
            Map.entry("region", "/regions/{region_id}"),
            Map.entry("roles", "/roles"),
            Map.entry("role", "/roles/{role_id}"),
            Map.entry("role_assignments", "/role_assignments"),
            Map.entry("services", "/services"),
            Map.entry("service", "/services/{service_id}"),
            Map.entry("users", "/users"),
            Map.entry("user", "/users/{user_id}"),
            Map.entry("user_groups", "/users/{user_id}/groups"),
            Map.entry("user_projects", "/users/{user_id}/projects"),
            Map.entry("user_change_password", "/users/{user_id}/password"));

    private VersionActions() {}

    static List<Route> routes() {
        return List.of(
                new Route("/").on("GET", VersionActions::all),
                new Route("/v3").on("GET", VersionActions::one),
                new Route("/v3/").on("GET", VersionActions::one));
    }

    private static WireResponse all(Call call) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("versions").putArray("values").add(version(call));
        return Answers.json(300, root).header("Location", call.base() + "/");
    }

    private static WireResponse one(Call call) {
        if (call.request().header("Accept").orElse("").contains(JSON_HOME)) {
            return WireResponse.of(200, JSON_HOME, home().toString());
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("version", version(call));
        return Answers.json(200, root);
    }

    private static ObjectNode version(Call call) {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.put("id", "v3.14");
        version.put("status", "stable");
        version.put("updated", "2020-04-07T00:00:00Z");
        version.putArray("links").addObject().put("rel", "self").put("href", call.base() + "/");
        version.putArray("media-types")
                .addObject()
                .put("base", "application/json")
                .put("type", "application/vnd.openstack.identity-v3+json");
        return version;
    }

    private static ObjectNode home() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode resources = root.putObject("resources");
        HOME.forEach((name, path) -> resource(resources.putObject(RELATION + name), path));
        return root;
    }

    private static void resource(ObjectNode node, String path) {
        if (!path.contains("{")) {
            node.put("href", path);
            return;
        }
        node.put("href-template", path);
        ObjectNode variables = node.putObject("href-vars");
        for (String part : path.split("/", -1)) {
            if (part.startsWith("{")) {
                String name = part.substring(1, part.length() - 1);
                variables.put(name, PARAMETER + name);
            }
        }
    }
}

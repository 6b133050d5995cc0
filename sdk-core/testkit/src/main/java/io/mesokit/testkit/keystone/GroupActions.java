package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups and who is in them: {@code /v3/groups}. For admins; users may ask for their own groups. */
final class GroupActions {
    private static final int NAME_LIMIT = 64;

    private final World world;
    private final Groups groups;

    GroupActions(World world) {
        this.world = world;
        this.groups = world.groups();
    }

    List<Route> routes() {
        Kind kind = new Kind(
                "group", groups.shelf(), List.of("name", "domain_id"), this::group, Optional.empty(), groups::remove);
        List<Route> routes = new ArrayList<>(new ManagedActions(kind, world.ids()).routes());
        routes.add(new Route("/v3/groups/{}/users").on("GET", this::members));
        routes.add(new Route("/v3/groups/{}/users/{}")
                .on("PUT", this::add)
                .on("GET", this::check)
                .on("DELETE", this::leave));
        routes.add(new Route("/v3/users/{}/groups").on("GET", this::groupsOf));
        return routes;
    }

    private ObjectNode group(ObjectNode wanted) {
        String name = Entities.name(wanted, NAME_LIMIT);
        String domain = Entities.text(wanted, "domain_id").orElse(Domain.DEFAULT.id());
        boolean taken = groups.shelf().having("name", name).stream()
                .filter(other -> !other.path("id").equals(wanted.path("id")))
                .anyMatch(other -> other.path("domain_id").asText().equals(domain));
        if (taken) {
            throw KeystoneException.conflict(
                    "group - Duplicate entry found with name " + name + " at domain ID " + domain + ".");
        }
        wanted.put("domain_id", domain);
        return wanted.put("description", Entities.text(wanted, "description").orElse(""));
    }

    private WireResponse members(Call call) {
        call.adminFor("list_users_in_group");
        String group = group(call);
        List<ObjectNode> users = world.directory().users().stream()
                .filter(user -> groups.contains(group, user.id()))
                .map(user -> Entities.user(user, call))
                .toList();
        return Answers.collection("users", users, call);
    }

    private WireResponse add(Call call) {
        call.adminFor("add_user_to_group");
        groups.add(group(call), user(call.variable(1)));
        return Answers.noContent();
    }

    private WireResponse check(Call call) {
        call.adminFor("check_user_in_group");
        checkMember(call);
        return Answers.noContent();
    }

    private WireResponse leave(Call call) {
        call.adminFor("remove_user_from_group");
        checkMember(call);
        groups.leave(call.variable(0), call.variable(1));
        return Answers.noContent();
    }

    private WireResponse groupsOf(Call call) {
        String id = call.variable(0);
        if (!call.caller().userId().equals(id)) {
            call.adminFor("list_groups_for_user");
        }
        List<ObjectNode> found = groups.of(user(id)).stream()
                .map(groups.shelf()::get)
                .map(group -> Answers.linked(
                        group, call.base() + "/groups/" + group.path("id").asText()))
                .toList();
        return Answers.collection("groups", found, call);
    }

    private void checkMember(Call call) {
        String user = user(call.variable(1));
        String group = group(call);
        if (!groups.contains(group, user)) {
            throw KeystoneException.notFound("User '" + user + "' not found in group '" + group + "'.");
        }
    }

    private String group(Call call) {
        return groups.shelf().get(call.variable(0)).path("id").asText();
    }

    private String user(String id) {
        return world.directory().user(id).map(User::id).orElseThrow(() -> KeystoneException.unknown("user", id));
    }
}

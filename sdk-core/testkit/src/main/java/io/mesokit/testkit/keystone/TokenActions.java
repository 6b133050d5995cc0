package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;

/** Everything below {@code /v3/auth}: issue, look at and revoke tokens, and what one may choose as a scope. */
final class TokenActions {
    private static final String SUBJECT = "X-Subject-Token";
    private static final String RECEIPT = "Openstack-Auth-Receipt";

    private final World world;
    private final Authenticator authenticator;
    private final TokenBody body;

    TokenActions(World world, Authenticator authenticator) {
        this.world = world;
        this.authenticator = authenticator;
        this.body = new TokenBody(world);
    }

    List<Route> routes() {
        return List.of(
                new Route("/v3/auth/tokens")
                        .on("POST", this::issue)
                        .on("HEAD", this::check)
                        .on("GET", this::validate)
                        .on("DELETE", this::revoke),
                new Route("/v3/auth/catalog").on("GET", this::catalog),
                new Route("/v3/auth/projects").on("GET", this::projects),
                new Route("/v3/auth/domains").on("GET", this::domains),
                new Route("/v3/auth/system").on("GET", this::system));
    }

    private WireResponse issue(Call call) {
        LoginOutcome outcome =
                authenticator.authenticate(call.body(), call.request().header(RECEIPT));
        return outcome instanceof Token token ? answer(201, token, call) : halfway((Receipt) outcome);
    }

    private WireResponse halfway(Receipt receipt) {
        String domainId = receipt.user().domainId();
        String domain = world.directory().domain(domainId).map(Domain::name).orElse(domainId);
        return Answers.json(401, receipt.toJson(domain)).header(RECEIPT, receipt.id());
    }

    private WireResponse validate(Call call) {
        return answer(200, visible(call, "identity:validate_token"), call);
    }

    private WireResponse check(Call call) {
        return answer(200, visible(call, "identity:check_token"), call);
    }

    private WireResponse answer(int status, Token token, Call call) {
        boolean withCatalog = call.request().parameter("nocatalog").isEmpty();
        return Answers.json(status, body.write(token, withCatalog)).header(SUBJECT, token.id());
    }

    private WireResponse revoke(Call call) {
        world.tokens().revoke(visible(call, "identity:revoke_token"));
        return Answers.noContent();
    }

    /** One may see the tokens of one's own user; an admin sees all. */
    private Token visible(Call call, String action) {
        Token caller = call.caller();
        Token subject = call.subject(world.tokens());
        if (!subject.userId().equals(caller.userId()) && !caller.holds("admin")) {
            throw KeystoneException.forbidden(action);
        }
        return subject;
    }

    private WireResponse catalog(Call call) {
        if (!call.caller().scope().isProject()) {
            throw KeystoneException.forbidden();
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("catalog", world.catalog().toJson());
        return Answers.json(200, Answers.linked(root, call.base() + "/auth/catalog"));
    }

    private WireResponse projects(Call call) {
        List<ObjectNode> projects = world.directory().projectsOf(call.caller().userId()).stream()
                .map(project -> Entities.project(project, call))
                .toList();
        return Answers.collection("projects", projects, call);
    }

    private WireResponse domains(Call call) {
        List<ObjectNode> domains = world.directory().domainsOf(call.caller().userId()).stream()
                .map(domain -> Entities.domain(domain, call))
                .toList();
        return Answers.collection("domains", domains, call);
    }

    private WireResponse system(Call call) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode system = root.putArray("system");
        if (!world.directory().roles(call.caller().userId(), Scope.SYSTEM).isEmpty()) {
            system.addObject().put("all", true);
        }
        return Answers.json(200, Answers.linked(root, call.base() + "/auth/system"));
    }
}

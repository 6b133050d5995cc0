package io.mesokit.testkit.keystone;

import io.mesokit.testkit.http.WireHandler;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the action of a request, checks the caller's token, and turns refusals into answers. */
final class Router implements WireHandler {
    private static final String NOT_FOUND = "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n"
            + "<h1>Not Found</h1>\n<p>The requested URL was not found on the server. If you entered the URL manually"
            + " please check your spelling and try again.</p>\n";
    private static final String WRONG_METHOD = "{\"message\": \"The method is not allowed for the requested URL.\"}\n";

    private final List<Route> routes;
    private final World world;
    private final Supplier<URI> address;

    Router(List<Route> routes, World world, Supplier<URI> address) {
        this.routes = routes;
        this.world = world;
        this.address = address;
    }

    @Override
    public WireResponse handle(WireRequest request) {
        String base = base(request);
        return answer(request, base)
                .header("Vary", "X-Auth-Token")
                .header("x-openstack-request-id", world.ids().requestId());
    }

    private WireResponse answer(WireRequest request, String base) {
        try {
            return dispatch(request, base);
        } catch (KeystoneException refused) {
            return refusal(refused, base);
        }
    }

    private WireResponse dispatch(WireRequest request, String base) {
        Optional<Token> caller = caller(request);
        for (Route route : routes) {
            Optional<List<String>> variables = route.match(request.segments());
            if (variables.isPresent()) {
                return route.action(request.method())
                        .map(action -> action.answer(new Call(request, variables.get(), base, caller)))
                        .orElseGet(() -> request.method().equals("OPTIONS") ? options(route) : wrongMethod(route));
            }
        }
        return WireResponse.of(404, "text/html; charset=utf-8", NOT_FOUND);
    }

    /** A token that is of no use counts as none, unless its application credential was deleted: that is 404 at once. */
    private Optional<Token> caller(WireRequest request) {
        Optional<Token> token = request.header("X-Auth-Token").flatMap(world.tokens()::valid);
        token.flatMap(Token::credentialId).ifPresent(world.credentials()::get);
        return token.filter(known ->
                world.directory().user(known.userId()).filter(User::enabled).isPresent());
    }

    /** The web framework's own answer, for which no resource is asked. */
    private static WireResponse options(Route route) {
        return WireResponse.of(200, "text/html; charset=utf-8", "").header("Allow", route.allowed());
    }

    private static WireResponse wrongMethod(Route route) {
        return WireResponse.of(405, "application/json", WRONG_METHOD).header("Allow", route.allowed());
    }

    private static WireResponse refusal(KeystoneException refused, String base) {
        WireResponse answer = WireResponse.of(
                refused.status(), "application/json", refused.body().toString());
        return refused.status() == 401 ? answer.header("WWW-Authenticate", "Keystone uri=\"" + base + "\"") : answer;
    }

    private String base(WireRequest request) {
        return request.header("Host")
                        .map(host -> "http://" + host)
                        .orElseGet(() -> address.get().toString()) + "/v3";
    }
}

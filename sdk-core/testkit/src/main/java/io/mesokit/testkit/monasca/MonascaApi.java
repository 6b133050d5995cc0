package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireHandler;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import io.mesokit.testkit.keystone.VerifiedToken;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Checks tokens as the middleware in front does, finds the resource, and turns refusals into answers. */
final class MonascaApi implements WireHandler {
    private static final String JSON = "application/json";
    private static final ObjectMapper READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int QUEUE_LIMIT = 1000;
    private static final String BROKEN = "<html>\n  <head>\n    <title>Internal Server Error</title>\n  </head>\n"
            + "  <body>\n    <h1><p>Internal Server Error</p></h1>\n    \n  </body>\n</html>\n";
    private static final String NO_KEYSTONE = "<html>\n <head>\n  <title>503 Service Unavailable</title>\n </head>\n"
            + " <body>\n  <h1>503 Service Unavailable</h1>\n  The server is currently unavailable. Please try again at a"
            + " later time.<br /><br />\nThe Keystone service is temporarily unavailable.\n\n\n </body>\n</html>";

    /** Answers one call. */
    @FunctionalInterface
    private interface Action {
        WireResponse answer(MonascaCall call);
    }

    /** A read-only route. */
    @FunctionalInterface
    private interface Reader {
        ObjectNode read(MonascaCall call);
    }

    private final EmbeddedKeystone keystone;
    private final MetricStore store;
    private final Outages outages;
    private final Supplier<String> requestIds;
    private final Map<String, Map<String, Action>> resources = new LinkedHashMap<>();

    MonascaApi(EmbeddedKeystone keystone, MetricStore store, Outages outages, Supplier<String> requestIds) {
        this.keystone = keystone;
        this.store = store;
        this.outages = outages;
        this.requestIds = requestIds;
        addMetrics(new MetricLists(store), new PointQueries(store));
    }

    private void addMetrics(MetricLists lists, PointQueries points) {
        Map<String, Action> metrics = new LinkedHashMap<>();
        metrics.put("GET", reading(call -> {
            MetricQuery query = MetricQuery.ofList(call.query());
            return lists.metrics(call.project(), query, call.links());
        }));
        metrics.put("POST", this::post);
        resources.put("/v2.0/metrics", metrics);
        get(
                "/v2.0/metrics/names",
                call -> lists.names(call.project(), MetricQuery.ofNames(call.query()), call.links()));
        get(
                "/v2.0/metrics/dimensions/names",
                call -> lists.dimensionNames(call.project(), MetricQuery.ofDimensions(call.query()), call.links()));
        get(
                "/v2.0/metrics/dimensions/names/values",
                call -> lists.dimensionValues(call.project(), MetricQuery.ofValues(call.query()), call.links()));
        get(
                "/v2.0/metrics/measurements",
                call -> points.measurements(call.project(), MetricQuery.ofPoints(call.query()), call.links()));
        get(
                "/v2.0/metrics/statistics",
                call -> points.statistics(call.project(), MetricQuery.ofPoints(call.query()), call.links()));
    }

    private void get(String path, Reader reader) {
        resources.put(path, Map.of("GET", reading(reader)));
    }

    private Action reading(Reader reader) {
        return call -> {
            call.authorize(MonascaCall.READERS);
            outages.checkMetricsDatabase();
            return json(200, reader.read(call));
        };
    }

    @Override
    public WireResponse handle(WireRequest request) {
        if (request.path().equals("/healthcheck")) {
            return health(request).header("x-openstack-request-id", requestIds.get());
        }
        WireResponse answer = keystone.server().alive()
                ? checked(request)
                : WireResponse.of(503, "text/html; charset=UTF-8", NO_KEYSTONE);
        return crashed(answer) ? answer : answer.header("x-openstack-request-id", requestIds.get());
    }

    /** Whether the answer is the HTTP server's own page, which carries no request id. */
    private static boolean crashed(WireResponse answer) {
        return answer.status() == 500
                && answer.headers()
                        .first("Content-Type")
                        .filter("text/html"::equals)
                        .isPresent();
    }

    private WireResponse checked(WireRequest request) {
        Optional<VerifiedToken> token = request.header("X-Auth-Token").flatMap(keystone::verify);
        return token.map(known -> answer(request, known)).orElseGet(this::unauthorized);
    }

    private WireResponse unauthorized() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("error");
        error.put("code", 401);
        error.put("title", "Unauthorized");
        error.put("message", "The request you have made requires authentication.");
        return json(401, root).header("WWW-Authenticate", challenge());
    }

    private String challenge() {
        return "Keystone uri=\"" + keystone.url() + "/v3\"";
    }

    private WireResponse answer(WireRequest request, VerifiedToken token) {
        MonascaCall call = new MonascaCall(request, base(request), path(request), token);
        try {
            return dispatch(call);
        } catch (MonascaException refused) {
            return refusal(refused, call);
        }
    }

    private WireResponse refusal(MonascaException refused, MonascaCall call) {
        WireResponse answer = ErrorBody.write(refused, call.request()).header("vary", "Accept");
        if (refused.status() == 405) {
            return answer.header("allow", allowed(call, true));
        }
        return refused.status() == 401
                ? answer.header("www-authenticate", "T, o, k, e, n").header("WWW-Authenticate", challenge())
                : answer;
    }

    private WireResponse dispatch(MonascaCall call) {
        Map<String, Action> actions = actions(call.path());
        if (call.request().method().equals("OPTIONS")) {
            return WireResponse.of(200).header("allow", allowed(call, false)).header("Content-Type", JSON);
        }
        return Optional.ofNullable(actions.get(call.request().method()))
                .orElseThrow(MonascaException::wrongMethod)
                .answer(call);
    }

    private Map<String, Action> actions(String path) {
        Map<String, Action> found = resources.get(path);
        if (found != null) {
            return found;
        }
        if (path.indexOf('/', 1) >= 0) {
            throw MonascaException.notFound();
        }
        return Map.of("GET", path.equals("/") ? MonascaApi::versions : MonascaApi::version);
    }

    private String allowed(MonascaCall call, boolean withOptions) {
        Set<String> methods = actions(call.path()).keySet();
        return String.join(", ", methods) + (withOptions ? ", OPTIONS" : "");
    }

    private WireResponse post(MonascaCall call) {
        if (!call.request().header("Content-Type").filter(JSON::equals).isPresent()) {
            throw MonascaException.badRequest("Bad content type. Must be application/json");
        }
        call.authorize(MonascaCall.WRITERS);
        JsonNode body = body(call.request());
        MetricRules.check(body);
        if (outages.isDown(Backend.KAFKA)) {
            return body.isArray() && body.size() > QUEUE_LIMIT
                    ? WireResponse.of(500, "text/html", BROKEN)
                    : WireResponse.of(204);
        }
        store.post(call.project(), body);
        return WireResponse.of(204);
    }

    private static JsonNode body(WireRequest request) {
        boolean chunked = request.header("Transfer-Encoding").isPresent();
        try {
            JsonNode body = READER.readTree(chunked ? "" : request.text());
            if (body.isMissingNode()) {
                throw notJson();
            }
            return body;
        } catch (JsonProcessingException malformed) {
            throw notJson();
        }
    }

    private static MonascaException notJson() {
        return MonascaException.badRequest("Request body is not valid JSON");
    }

    private static WireResponse versions(MonascaCall call) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("links").addObject().put("rel", "self").put("href", call.base() + "/");
        root.putArray("elements").add(v2(call));
        return json(200, root);
    }

    private static WireResponse version(MonascaCall call) {
        if (!call.path().equals("/v2.0")) {
            throw MonascaException.unprocessable(
                    "Invalid version",
                    "No versions found matching " + call.path().substring(1));
        }
        return json(200, v2(call));
    }

    private static ObjectNode v2(MonascaCall call) {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.put("id", "v2.0");
        version.putArray("links").addObject().put("rel", "self").put("href", call.base() + "/v2.0");
        version.put("status", "CURRENT");
        version.put("updated", "2013-03-06T00:00:00.000Z");
        return version;
    }

    private WireResponse health(WireRequest request) {
        WireResponse answer = request.method().equals("HEAD")
                ? WireResponse.of(204)
                : json(outages.any() ? 503 : 200, outages.report());
        return answer.header("cache-control", "must-revalidate, no-cache, no-store");
    }

    private static WireResponse json(int status, JsonNode body) {
        return WireResponse.of(status, JSON, body.toString());
    }

    private static String path(WireRequest request) {
        String path = request.path();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private String base(WireRequest request) {
        return "http://" + request.header("Host").orElse("127.0.0.1").toLowerCase(Locale.ROOT);
    }
}

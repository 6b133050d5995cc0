package io.mesokit.testkit.chronos;

import io.mesokit.testkit.http.WireHandler;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The leading node's front: credentials, the system pages, and the way from a request to its resource. */
final class Node implements WireHandler {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ChronosOptions options;
    private final Answers answers;
    private final Routes routes;
    private final SystemPages pages;
    private final Map<String, Long> operations = new TreeMap<>();

    Node(ChronosOptions options, Api api, SystemPages pages) {
        this.options = options;
        this.answers = new Answers(options.version());
        this.routes = api.routes();
        this.pages = pages;
    }

    Map<String, Long> operations() {
        synchronized (operations) {
            return new TreeMap<>(operations);
        }
    }

    @Override
    public WireResponse handle(WireRequest request) {
        if (!authorized(request)) {
            return answers.unauthorized(request.path());
        }
        WireResponse answer = answer(request);
        pages.count(request.method(), answer.status());
        return answer;
    }

    private boolean authorized(WireRequest request) {
        Optional<String> wanted = options.credentials()
                .map(both -> "basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        return wanted.isEmpty()
                || request.header("Authorization")
                        .map(given -> given.replaceFirst("(?i)^basic +", "basic "))
                        .equals(wanted);
    }

    private WireResponse answer(WireRequest request) {
        return switch (request.path()) {
            case "/ping" -> system(request, "system.ping", List.of("GET", "HEAD"));
            case "/metrics" -> system(request, "system.metrics", List.of("GET", "HEAD"));
            case "/logging" ->
                system(
                        request,
                        request.method().equals("POST") ? "system.changeLogger" : "system.loggers",
                        List.of("GET", "HEAD", "POST"));
            default -> resource(request);
        };
    }

    private WireResponse system(WireRequest request, String operation, List<String> methods) {
        if (!methods.contains(request.method())) {
            return answers.errorPage(
                    405, request.path(), "HTTP method " + request.method() + " is not supported by this URL");
        }
        record(operation);
        boolean head = request.method().equals("HEAD");
        return switch (operation) {
            case "system.ping" -> answers.ping(head);
            case "system.metrics" ->
                answers.metrics(
                        request, pages.metrics(request.parameter("pretty").isPresent()));
            default -> answers.page(pages.logging(form(request)));
        };
    }

    private static WireRequest form(WireRequest request) {
        boolean posted = request.header("Content-Type")
                .filter(type -> type.startsWith(FORM))
                .isPresent();
        String fields = posted ? request.text() : "";
        return new WireRequest(request.method(), request.path(), fields, request.headers(), request.body());
    }

    private WireResponse resource(WireRequest request) {
        String prefix = options.version().prefix() + "/";
        if (!request.path().startsWith(prefix)) {
            boolean closedRoot = !options.version().isV3() && request.path().equals("/");
            return closedRoot
                    ? answers.errorPage(403, "/", "Forbidden")
                    : answers.errorPage(404, request.path(), "Not Found");
        }
        List<String> segments = segments(request, prefix);
        List<Routes.Route> candidates = routes.on(segments);
        if (candidates.isEmpty()) {
            return answers.empty(404);
        }
        if (request.method().equals("OPTIONS")) {
            return answers.wadl(pages.wadl(String.join("/", segments), candidates), Routes.allowed(candidates));
        }
        return Routes.of(candidates, request.method())
                .map(route -> negotiated(request, route, segments))
                .orElseGet(() -> answers.methodNotAllowed(Routes.allowed(candidates)));
    }

    private static List<String> segments(WireRequest request, String prefix) {
        int skipped = prefix.split("/").length - 1;
        List<String> segments = request.segments();
        int end = segments.get(segments.size() - 1).isEmpty() ? segments.size() - 1 : segments.size();
        return segments.subList(Math.min(skipped, end), end);
    }

    private WireResponse negotiated(WireRequest request, Routes.Route route, List<String> segments) {
        boolean consumes = route.operation().isEmpty()
                || List.of("jobs.putDependent", "jobs.reportProgress").contains(route.operation())
                || route.operation().startsWith("legacy2x.") && request.method().equals("PUT");
        if (consumes && !mediaType(request.header("Content-Type")).equals(JSON)) {
            return answers.empty(415);
        }
        if (!accepted(request, route.type())) {
            return answers.empty(406);
        }
        record(route.operation().isEmpty() ? kindOfPost(request) : route.operation());
        return served(request, route, segments);
    }

    private WireResponse served(WireRequest request, Routes.Route route, List<String> segments) {
        if (request.method().equals("HEAD")) {
            return answers.empty(200).header("Content-Type", route.type());
        }
        try {
            return route.resource().answer(request, route.variables(segments));
        } catch (Rejection why) {
            return answers.refused(why, request.path());
        }
    }

    private static String mediaType(Optional<String> header) {
        return header.map(type -> type.split(";")[0].trim().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static boolean accepted(WireRequest request, String type) {
        String family = type.substring(0, type.indexOf('/')) + "/*";
        return request.header("Accept")
                .map(accept -> accept.isBlank()
                        || java.util.stream.Stream.of(accept.split(","))
                                .map(word -> mediaType(Optional.of(word)))
                                .anyMatch(word -> word.equals("*/*") || word.equals(family) || word.equals(type)))
                .orElse(true);
    }

    /** A scheduled job by POST is either that, or the "once, now" form that has neither schedule nor parents. */
    private static String kindOfPost(WireRequest request) {
        return request.text().contains("\"schedule\"") || request.text().contains("\"parents\"")
                ? "jobs.putScheduled"
                : "jobs.runOnceNow";
    }

    private void record(String operation) {
        synchronized (operations) {
            operations.merge(operation, 1L, Long::sum);
        }
    }
}

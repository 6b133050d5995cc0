package io.mesokit.testkit.keystone;

import io.mesokit.testkit.http.WireResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with open segments, {@code /v3/users/{}/password}, and what each method does there. */
final class Route {
    /** Answers one call. */
    @FunctionalInterface
    interface Action {
        WireResponse answer(Call call);
    }

    private final List<String> template;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    Route(String path) {
        this.template = List.of(path.substring(1).split("/", -1));
    }

    /** Adds a method; GET answers HEAD too. */
    Route on(String method, Action action) {
        actions.put(method, action);
        if (method.equals("GET")) {
            actions.putIfAbsent("HEAD", action);
        }
        return this;
    }

    /** The values of the open segments, if the path is this route's. */
    Optional<List<String>> match(List<String> segments) {
        if (segments.size() != template.size()) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (template.get(i).equals("{}") && !segments.get(i).isEmpty()) {
                variables.add(segments.get(i));
            } else if (!template.get(i).equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    Optional<Action> action(String method) {
        return Optional.ofNullable(actions.get(method));
    }

    /** The methods, and OPTIONS, which is answered everywhere. */
    String allowed() {
        return String.join(", ", actions.keySet()) + ", OPTIONS";
    }
}

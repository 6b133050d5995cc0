package io.mesokit.testkit.chronos;

import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which resource answers which method on which path, below the prefix. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** A resource's answer, given the variable path segments. */
    @FunctionalInterface
    interface Resource {
        WireResponse answer(WireRequest request, List<String> variables);
    }

    record Route(String method, List<String> path, String type, String operation, Resource resource) {
        boolean fits(List<String> segments) {
            if (segments.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals("*") && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<String> variables(List<String> segments) {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals("*")) {
                    found.add(segments.get(i));
                }
            }
            return found;
        }

        private long literals() {
            return path.stream().filter(segment -> !segment.equals("*")).count();
        }
    }

    /** Adds a resource; {@code *} in the path is one variable segment. */
    Routes add(String methodAndPath, String type, String operation, Resource resource) {
        int space = methodAndPath.indexOf(' ');
        List<String> path = List.of(methodAndPath.substring(space + 1).split("/"));
        routes.add(new Route(methodAndPath.substring(0, space), path, type, operation, resource));
        return this;
    }

    /** The resources on the most literal path that fits: {@code task/all} goes before {@code task/*}. */
    List<Route> on(List<String> segments) {
        List<Route> fitting =
                routes.stream().filter(route -> route.fits(segments)).toList();
        long most = fitting.stream().mapToLong(Route::literals).max().orElse(0);
        return fitting.stream().filter(route -> route.literals() == most).toList();
    }

    static Optional<Route> of(List<Route> candidates, String method) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        return candidates.stream()
                .filter(route -> route.method().equals(wanted))
                .findFirst();
    }

    static String allowed(List<Route> candidates) {
        Set<String> methods = new LinkedHashSet<>();
        candidates.forEach(route -> {
            if (route.method().equals("GET")) {
                methods.add("HEAD");
            }
            methods.add(route.method());
        });
        methods.add("OPTIONS");
        return String.join(",", methods);
    }
}

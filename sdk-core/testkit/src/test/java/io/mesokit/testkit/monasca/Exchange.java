package io.mesokit.testkit.monasca;

import io.mesokit.testkit.Fixtures;
import java.util.List;
import java.util.Map;

/** A request and its answer, recorded or live. */
public record Exchange(String id, String description, Sent request, Received response) {

    public record Sent(String method, String target, List<Map.Entry<String, String>> headers, String body) {}

    public record Received(int status, List<Map.Entry<String, String>> headers, String body) {
        public List<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /** The recorded exchanges of {@code keystone}, {@code metrics} or {@code faults}, in their order. */
    public static List<Exchange> load(String group) {
        return Fixtures.load("monasca/" + group).stream()
                .map(recorded -> new Exchange(
                        recorded.name(),
                        recorded.note(),
                        new Sent(
                                recorded.method(),
                                recorded.path(),
                                recorded.requestHeaders().lines(),
                                recorded.requestBody().orElse("")),
                        new Received(recorded.status(), recorded.headers().lines(), recorded.body())))
                .toList();
    }

    @Override
    public String toString() {
        return id + " " + request.method() + " " + request.target() + " (" + description + ")";
    }
}

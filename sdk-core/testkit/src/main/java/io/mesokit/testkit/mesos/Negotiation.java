package io.mesokit.testkit.mesos;

import io.mesokit.testkit.http.WireRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Content types, as strictly as the servers take them. */
final class Negotiation {
    static final String JSON = "application/json";
    static final String PROTOBUF = "application/x-protobuf";
    static final String RECORDIO = "application/recordio";

    private Negotiation() {}

    /** The type of the body, which is one of these to the letter. */
    static String contentType(WireRequest request, List<String> allowed) {
        String type = request.header("Content-Type")
                .orElseThrow(() -> Refusal.badRequest("Expecting 'Content-Type' to be present"));
        if (!allowed.contains(type)) {
            throw new Refusal(415, "Expecting 'Content-Type' of " + String.join(" or ", allowed));
        }
        return type;
    }

    /** The first of these that the client accepts. */
    static Optional<String> accepted(WireRequest request, List<String> offered) {
        Optional<String> accept = request.header("Accept");
        if (accept.isEmpty()) {
            return Optional.of(offered.get(0));
        }
        List<String> ranges = Stream.of(accept.get().split(","))
                .map(String::trim)
                .filter(range -> !rejected(range))
                .toList();
        return offered.stream()
                .filter(type -> ranges.stream().anyMatch(range -> covers(range, type)))
                .findFirst();
    }

    private static boolean rejected(String range) {
        return range.replace(" ", "").matches(".*;q=0(\\.0*)?(;.*)?");
    }

    private static boolean covers(String range, String type) {
        String name = range.split(";")[0].trim();
        return name.equals("*/*") || name.equals(type) || name.equals(type.substring(0, type.indexOf('/')) + "/*");
    }

    /** In which of the two encodings the client takes an answer, JSON before protobuf. */
    static Encoding encoding(WireRequest request) {
        return Encoding.of(accepted(request, List.of(JSON, PROTOBUF))
                .orElseThrow(() -> new Refusal(
                        406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'")));
    }
}

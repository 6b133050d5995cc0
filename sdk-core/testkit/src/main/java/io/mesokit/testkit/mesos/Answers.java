package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The shapes of answers. */
final class Answers {
    static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int ZIPPED_FROM = 1024;

    private Answers() {}

    /** What a call answers: its type, and a member of that name. */
    static WireResponse of(String type, Optional<JsonNode> member) {
        ObjectNode response = Json.object().put("type", type);
        member.ifPresent(value -> response.set(type.toLowerCase(Locale.ROOT), value));
        return WireResponse.of(200, JSON, Json.text(response));
    }

    static WireResponse json(JsonNode body) {
        return WireResponse.of(200, JSON, Json.text(body));
    }

    /** An answer on one of the older routes: within a function call when the query asks for one. */
    static WireResponse json(WireRequest request, JsonNode body) {
        return request.parameter("jsonp")
                .map(function -> WireResponse.of(200, "text/javascript", function + "(" + Json.text(body) + ")"))
                .orElseGet(() -> json(body));
    }

    static WireResponse text(String text) {
        return WireResponse.of(200, TEXT, text);
    }

    static WireResponse empty(int status) {
        return WireResponse.of(status);
    }

    static WireResponse methodNotAllowed(String received, List<String> allowed) {
        String named =
                String.join(", ", allowed.stream().map(one -> "'" + one + "'").toList());
        return WireResponse.of(405)
                .header("Allow", String.join(", ", allowed))
                .header("Content-Type", TEXT)
                .body("405 Method Not Allowed. Expecting one of { " + named + " }, but received '" + received + "'.");
    }

    /** Compressed, when the client takes that and it is long enough. */
    static WireResponse zipped(WireRequest request, WireResponse answer) {
        boolean wanted = request.header("Accept-Encoding")
                .filter(coding -> coding.contains("gzip") || coding.contains("*"))
                .isPresent();
        byte[] body = answer.body();
        if (!wanted || answer.stream().isPresent() || body.length < ZIPPED_FROM) {
            return answer;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return answer.header("Content-Encoding", "gzip").body(out.toByteArray());
    }
}

package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes refusals in what the caller accepts: JSON, XML, or nothing at all. */
final class ErrorBody {
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";

    private ErrorBody() {}

    static WireResponse write(MonascaException refused, WireRequest request) {
        String type = accepted(request.header("Accept").orElse("*/*"));
        WireResponse answer = WireResponse.of(refused.status()).header("Content-Type", type.isEmpty() ? JSON : type);
        return switch (type) {
            case JSON -> answer.body(json(refused).toString());
            case XML -> answer.body(xml(refused));
            default -> answer;
        };
    }

    /** The preferred type, or an empty string when neither will do. */
    private static String accepted(String accept) {
        List<String> types = Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1))
                .map(type -> type.split(";", 2)[0].strip())
                .toList();
        if (types.stream()
                .anyMatch(type -> List.of("*/*", "application/*", JSON).contains(type) || type.endsWith("+json"))) {
            return JSON;
        }
        boolean xml = types.stream()
                .anyMatch(type -> List.of(XML, "text/xml", "text/*").contains(type) || type.endsWith("+xml"));
        return xml ? XML : "";
    }

    private static ObjectNode json(MonascaException refused) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("title", refused.title());
        refused.description().ifPresent(text -> body.put("description", text));
        return body;
    }

    private static String xml(MonascaException refused) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><error><title>" + escaped(refused.title()) + "</title>"
                + refused.description()
                        .map(text -> "<description>" + escaped(text) + "</description>")
                        .orElse("")
                + "</error>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** The two ways in which a message goes over the wire. */
enum Encoding {
    /** JSON. */
    JSON(Negotiation.JSON) {
        @Override
        byte[] bytes(JsonNode message, String kind) {
            return Json.text(message).getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Binary. */
    PROTOBUF(Negotiation.PROTOBUF) {
        @Override
        byte[] bytes(JsonNode message, String kind) {
            return Protobuf.encode(message, kind);
        }
    };

    private final String contentType;

    Encoding(String contentType) {
        this.contentType = contentType;
    }

    /** That of a content type. */
    static Encoding of(String contentType) {
        return contentType.equals(Negotiation.PROTOBUF) ? PROTOBUF : JSON;
    }

    String contentType() {
        return contentType;
    }

    /** A message of that kind of the table. */
    abstract byte[] bytes(JsonNode message, String kind);
}

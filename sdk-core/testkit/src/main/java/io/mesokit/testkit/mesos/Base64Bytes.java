package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** Base64 as the server reads it: the standard alphabet, white space skipped, padding wanted by nobody. */
final class Base64Bytes {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

    private Base64Bytes() {}

    /** The value, unless a character is none of base64. */
    static JsonNode checked(String field, JsonNode value) {
        for (char c : value.asText().toCharArray()) {
            if (ALPHABET.indexOf(c) < 0 && !Character.isWhitespace(c)) {
                throw Refusal.badRequest(JsonMessages.FAILED + "Failed to base64 decode bytes field '" + field
                        + "': Invalid character '" + c + "'");
            }
        }
        return value;
    }

    static byte[] decode(String text) {
        return Base64.getMimeDecoder().decode(text);
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

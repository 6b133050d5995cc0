package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** What a posted metric must look like. Each check throws 422 with the server's words. */
final class MetricRules {
    private static final int NAME_LIMIT = 255;
    private static final int META_LIMIT = 16;
    private static final int META_LENGTH = 2048;
    private static final Pattern BAD_IN_NAME = Pattern.compile("[<>={}(),\"\\\\;& ]");
    private static final Pattern BAD_IN_DIMENSION = Pattern.compile("[<>={},\"\\\\;&]");

    private MetricRules() {}

    /** Checks one metric or an array of them; nothing is taken when one is bad. */
    static void check(JsonNode body) {
        if (body.isArray()) {
            body.forEach(MetricRules::checkMetric);
        } else {
            checkMetric(body);
        }
    }

    private static void checkMetric(JsonNode metric) {
        checkSubscriptable(metric);
        if (!metric.has("name")) {
            throw MonascaException.unprocessable("'name'");
        }
        checkName(metric.get("name"));
        String suffix = ": for metric " + metric.get("name").asText();
        try {
            checkMembers(metric, suffix);
        } catch (Refusal refused) {
            throw MonascaException.unprocessable(refused.getMessage() + suffix);
        }
    }

    private static void checkSubscriptable(JsonNode metric) {
        if (metric.isTextual() || metric.isArray()) {
            String what = metric.isTextual() ? "string" : "list";
            throw MonascaException.unprocessable(
                    what + " indices must be integers" + (metric.isTextual() ? ", not 'str'" : " or slices, not str"));
        }
        if (!metric.isObject()) {
            throw MonascaException.unprocessable("'" + PythonText.type(metric) + "' object is not subscriptable");
        }
    }

    private static void checkMembers(JsonNode metric, String suffix) {
        checkValue(required(metric, "value", suffix));
        checkTimestamp(required(metric, "timestamp", suffix));
        if (metric.has("dimensions")) {
            checkDimensions(metric.get("dimensions"));
        }
        if (metric.has("value_meta")) {
            checkMeta(metric.get("value_meta"));
        }
    }

    private static JsonNode required(JsonNode metric, String member, String suffix) {
        if (!metric.has(member)) {
            throw MonascaException.unprocessable("\"'" + member + "'" + suffix + "\"");
        }
        return metric.get(member);
    }

    /** Checks a name that a query asks for. */
    static void checkQueriedName(JsonNode name) {
        checkName(name);
    }

    private static void checkName(JsonNode name) {
        if (!name.isTextual()) {
            throw MonascaException.unprocessable(
                    "invalid metric name type: " + PythonText.str(name) + " is not a string type ");
        }
        String text = name.asText();
        if (badLength(text)) {
            throw MonascaException.unprocessable("invalid length for metric name: " + text);
        }
        if (BAD_IN_NAME.matcher(text).find()) {
            throw MonascaException.unprocessable("invalid characters in metric name: " + text);
        }
    }

    private static void checkValue(JsonNode value) {
        checkNumber("value", value);
        if (value.isNumber() && !Double.isFinite(value.asDouble())) {
            throw new Refusal("invalid value: " + PythonText.str(value) + " is not a valid value for metric");
        }
    }

    private static void checkTimestamp(JsonNode timestamp) {
        checkNumber("timestamp", timestamp);
    }

    private static void checkNumber(String member, JsonNode node) {
        if (!node.isNumber() && !node.isBoolean()) {
            throw new Refusal(
                    "invalid " + member + " type: " + PythonText.str(node) + " is not a number type for metric");
        }
    }

    private static void checkDimensions(JsonNode dimensions) {
        checkHasItems(dimensions);
        for (Map.Entry<String, JsonNode> member : dimensions.properties()) {
            checkKey(member.getKey());
            if (!member.getValue().isTextual()) {
                throw new Refusal("invalid dimension value type: " + PythonText.str(member.getValue())
                        + " must be a string (from key " + member.getKey() + ")");
            }
            checkDimensionValue(member.getKey(), member.getValue().asText());
        }
    }

    private static void checkHasItems(JsonNode node) {
        if (!node.isObject()) {
            throw new Refusal("'" + PythonText.type(node) + "' object has no attribute 'items'");
        }
    }

    /** Checks the pairs of a query's filter: a value may list alternatives, an empty one asks for the key only. */
    static void checkFilter(Map<String, String> pairs) {
        try {
            pairs.forEach(MetricRules::checkPair);
        } catch (Refusal refused) {
            throw MonascaException.unprocessable(String.valueOf(refused.getMessage()));
        }
    }

    private static void checkPair(String key, String value) {
        if (key.startsWith("_")) {
            throw new Refusal("Dimension key " + key + " may not start with '_'");
        }
        checkKey(key);
        if (!value.isEmpty()) {
            for (String alternative : value.split("\\|", -1)) {
                checkDimensionValue(key, alternative);
            }
        }
    }

    private static void checkKey(String key) {
        if (badLength(key)) {
            throw new Refusal("invalid length (" + length(key) + ") for dimension key " + key);
        }
        if (key.startsWith("_") || BAD_IN_DIMENSION.matcher(key).find()) {
            throw new Refusal("invalid characters in dimension key " + key);
        }
    }

    private static void checkDimensionValue(String key, String value) {
        if (badLength(value)) {
            throw new Refusal(
                    "invalid length (" + length(value) + ") for dimension value " + value + " from key " + key);
        }
        if (BAD_IN_DIMENSION.matcher(value).find()) {
            throw new Refusal("invalid characters in dimension value " + value + " from key " + key);
        }
    }

    private static void checkMeta(JsonNode meta) {
        if (meta.isNull() || (meta.isContainerNode() && meta.isEmpty())) {
            return;
        }
        if (meta.size() > META_LIMIT) {
            throw new Refusal("Too many valueMeta entries " + meta.size() + ", limit is " + META_LIMIT + ": valueMeta "
                    + PythonText.repr(meta));
        }
        checkHasItems(meta);
        meta.properties().forEach(MetricRules::checkMetaKey);
        if (PythonText.dumpLength(meta) > META_LENGTH) {
            throw new Refusal("valueMeta name value combinations must be " + META_LENGTH
                    + " characters or less: valueMeta " + PythonText.repr(meta));
        }
    }

    private static void checkMetaKey(Map.Entry<String, JsonNode> member) {
        String key = member.getKey();
        if (key.isEmpty()) {
            throw new Refusal("valueMeta name cannot be empty: key=, value=" + PythonText.str(member.getValue()));
        }
        if (badLength(key)) {
            throw new Refusal("valueMeta name too long: " + key + " must be " + NAME_LIMIT + " characters or less");
        }
    }

    private static boolean badLength(String text) {
        return text.isEmpty() || length(text) > NAME_LIMIT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A refusal whose message still lacks the metric's name. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }
}

package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/*
 * Makes a job of a request body, the way the server's own deserializer does, its habits included.
 *
 * It asks "is the key there" and then "give me text", so a JSON null becomes the word "null", and 0 or false where a
 * number or flag is wanted; a text where a number is wanted is 0; an amount of 0 is replaced by the default. What is
 * not known is dropped without a word: keys, constraint operators, a container without an image (3.x). Counters are
 * read like any other field. Keys decide the kind: parents, else schedule, else "once, now".
 */
final class JobReader {
    private static final Set<String> OPERATORS = Set.of("EQUALS", "LIKE", "UNLIKE");
    private static final String NO_KEY = "java.lang.NullPointerException: Cannot invoke "
            + "\"com.fasterxml.jackson.databind.JsonNode.asText()\" because the return value of "
            + "\"com.fasterxml.jackson.databind.JsonNode.get(String)\" is null";

    private final ChronosVersion version;
    private final JsonNode in;
    private final ObjectNode out = JsonNodeFactory.instance.objectNode();

    private JobReader(ChronosVersion version, JsonNode in) {
        this.version = version;
        this.in = in;
    }

    static Job read(ChronosVersion version, JsonNode body, Instant now) {
        return new JobReader(version, body).read(now);
    }

    private Job read(Instant now) {
        what();
        who();
        counters();
        amounts();
        settings();
        when(now);
        return new Job(out);
    }

    private void what() {
        required("name");
        if (version.isV3()) {
            text("command", "");
        } else {
            required("command");
        }
        flag("shell", true);
        if (!version.isV3()) {
            text("epsilon", "PT60S");
        }
        List.of("executor", "executorFlags", "taskInfoData").forEach(field -> text(field, ""));
        out.put("retries", in.has("retries") ? in.get("retries").asInt() : 2);
    }

    private void who() {
        List.of("owner", "ownerName", "description").forEach(field -> text(field, ""));
        if (!version.isV3()) {
            flag("async", false);
        }
    }

    private void counters() {
        out.put("successCount", in.path("successCount").asLong());
        out.put("errorCount", in.path("errorCount").asLong());
        text("lastSuccess", "");
        text("lastError", "");
    }

    private void amounts() {
        amount("cpus", 0.1);
        amount("disk", 256);
        amount("mem", 128);
    }

    private void settings() {
        List.of("disabled", "softError", "dataProcessingJobType").forEach(field -> flag(field, false));
        out.put("errorsSinceLastSuccess", in.path("errorsSinceLastSuccess").asLong());
        out.set("fetch", fetches());
        out.set("uris", texts("uris"));
        out.set("environmentVariables", pairs(in.path("environmentVariables"), "name"));
        out.set("arguments", texts("arguments"));
        flag("highPriority", false);
        text("runAsUser", "root");
        if (version.isV3()) {
            flag("concurrent", false);
            out.put("maxCompletionTime", in.path("maxCompletionTime").asLong());
        }
        if (in.has("container")) {
            ContainerReader.read(version, in.get("container")).ifPresent(container -> out.set("container", container));
        }
        out.set("constraints", constraints());
    }

    private void when(Instant now) {
        if (in.has("parents")) {
            out.set("parents", texts("parents"));
        } else if (in.has("schedule")) {
            text("schedule", "");
            text("scheduleTimeZone", "");
        } else {
            String written = new Schedule(
                            1,
                            now.atZone(ZoneOffset.UTC),
                            CalendarPeriod.parse("PT24H").orElseThrow(),
                            "PT24H")
                    .toString();
            out.put("schedule", written).put("scheduleTimeZone", "").put("concurrent", false);
            if (!version.isV3()) {
                out.remove("concurrent");
            }
        }
    }

    private void required(String field) {
        if (!in.has(field)) {
            throw Rejection.unreadable(NO_KEY);
        }
        out.put(field, in.get(field).asText());
    }

    private void text(String field, String otherwise) {
        out.put(field, in.has(field) ? in.get(field).asText() : otherwise);
    }

    private void flag(String field, boolean otherwise) {
        out.put(field, in.has(field) ? in.get(field).asBoolean() : otherwise);
    }

    private void amount(String field, double otherwise) {
        double given = in.path(field).asDouble();
        out.put(field, given == 0 ? otherwise : given);
    }

    private ArrayNode texts(String field) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        in.path(field).forEach(element -> list.add(element.asText()));
        return list;
    }

    private ArrayNode fetches() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        in.path("fetch").forEach(given -> {
            ObjectNode fetch = fetch(version, given.path("uri").asText());
            List.of("executable", "cache", "extract").stream()
                    .filter(given::has)
                    .forEach(flag -> fetch.put(flag, given.get(flag).asBoolean()));
            if (version.isV3() && given.has("output_file")) {
                fetch.put("output_file", given.get("output_file").asText());
            }
            list.add(fetch);
        });
        return list;
    }

    /** A fetch of that address with the defaults of the version. */
    static ObjectNode fetch(ChronosVersion version, String uri) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uri", uri)
                .put("executable", false)
                .put("cache", false)
                .put("extract", version.isV3());
    }

    static ArrayNode pairs(JsonNode given, String key) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        given.forEach(pair -> list.addObject()
                .put(key, pair.path(key).asText())
                .put("value", pair.path("value").asText()));
        return list;
    }

    private ArrayNode constraints() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        in.path("constraints").forEach(given -> {
            if (given.size() >= 3 && OPERATORS.contains(given.get(1).asText())) {
                ArrayNode constraint = list.addArray();
                given.forEach(part -> constraint.add(part.asText()));
            }
        });
        return list;
    }
}

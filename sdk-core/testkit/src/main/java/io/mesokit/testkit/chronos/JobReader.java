package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/*
 * Makes a job of a request body, the way the server's own deserializer does, its habits included.
 *
 * It asks "is the key there" and then "give me text", so a JSON null becomes the word "null", and 0 or false where a
 * number or flag is wanted; a text where a number is wanted is 0; an amount of 0 is replaced by the default. What is
 * not known is dropped without a word: keys, constraint operators, a container without an image (3.x). But what is
 * nested is read without asking: a pair without its value, a constraint of two parts, a text among objects make the
 * whole body unreadable. Counters are read like any other field. Keys decide the kind: parents, else schedule, else
 * "once, now".
 */
final class JobReader {
    private static final Set<String> OPERATORS = Set.of("EQUALS", "LIKE", "UNLIKE");

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
            epsilon();
        }
        List.of("executor", "executorFlags", "taskInfoData").forEach(field -> text(field, ""));
        out.put("retries", in.has("retries") ? in.get("retries").asInt() : 2);
    }

    private void epsilon() {
        text("epsilon", "PT60S");
        String given = out.path("epsilon").asText();
        if (CalendarPeriod.parse(given).isEmpty()) {
            throw Rejection.unreadable("java.lang.IllegalArgumentException: Invalid format: \"" + given + '"');
        }
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
        out.set("environmentVariables", Nested.pairs(in.path("environmentVariables"), "name"));
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
            ArrayNode parents = out.putArray("parents");
            Set<String> once = new LinkedHashSet<>();
            texts("parents").forEach(parent -> once.add(parent.asText()));
            once.forEach(parents::add);
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
        out.put(field, Nested.member(in, field));
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
        Nested.each(in.path("fetch"), given -> {
            ObjectNode fetch = fetch(version, given.path("uri").asText());
            List.of("executable", "cache", "extract").stream()
                    .filter(given::has)
                    .forEach(flag -> fetch.put(flag, given.get(flag).asBoolean()));
            String file = given.path("output_file").asText();
            if (version.isV3() && (!file.isEmpty())) {
                fetch.put("output_file", file);
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

    /** Three parts are read of each, and of an unknown operator none. */
    private ArrayNode constraints() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        in.path("constraints").forEach(given -> {
            String operator = Nested.text(given, 1);
            if (OPERATORS.contains(operator)) {
                String attribute = Nested.text(given, 0);
                list.addArray().add(attribute).add(operator).add(value(operator, Nested.text(given, 2)));
            }
        });
        return list;
    }

    private static String value(String operator, String given) {
        try {
            return operator.equals("EQUALS") ? given : Pattern.compile(given).pattern();
        } catch (PatternSyntaxException malformed) {
            throw Rejection.unreadable(malformed.toString());
        }
    }
}

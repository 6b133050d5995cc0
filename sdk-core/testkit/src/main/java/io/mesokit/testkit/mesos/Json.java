package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Small pieces of JSON in the server's style: ids as {@code {"value": …}}, times as nanoseconds. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final double NANOS = 1e9;

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode object(String field, JsonNode value) {
        ObjectNode made = object();
        made.set(field, value);
        return made;
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode array(Collection<? extends JsonNode> elements) {
        ArrayNode made = array();
        elements.forEach(made::add);
        return made;
    }

    static ArrayNode strings(Collection<String> elements) {
        ArrayNode made = array();
        elements.forEach(made::add);
        return made;
    }

    static Collector<JsonNode, ?, ArrayNode> toArray() {
        return Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll);
    }

    static ObjectNode id(String value) {
        return object().put("value", value);
    }

    static ObjectNode nanoseconds(long nanos) {
        return object().put("nanoseconds", nanos);
    }

    static ObjectNode time(Instant instant) {
        return nanoseconds(nanos(instant));
    }

    static ObjectNode duration(Duration duration) {
        return nanoseconds(duration.toNanos());
    }

    static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /** Seconds since 1970, with the fraction. */
    static double seconds(Instant instant) {
        return nanos(instant) / NANOS;
    }

    static double seconds(JsonNode time) {
        return time.path("nanoseconds").asLong() / NANOS;
    }

    static String idOf(JsonNode holder, String field) {
        return holder.path(field).path("value").asText();
    }

    static Optional<JsonNode> find(JsonNode holder, String field) {
        return Optional.ofNullable(holder.get(field));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A value in the server's style. */
    static String text(JsonNode value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new PlainDoubles(MAPPER.createGenerator(text))) {
            MAPPER.writeTree(out, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Parses one value with nothing after it. */
    static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }
}

package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * One metric: a few numbers and texts by name, such as {@code value}, {@code count}, {@code p99} or {@code units}.
 * Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MetricBuilder.class)
@JsonSerialize(as = Metric.class)
public interface Metric {
    /** All there is, as it came. */
    @JsonAnyGetter
    @JsonIgnore
    Map<String, JsonNode> fields();

    /**
     * One of its numbers.
     *
     * @param field such as {@code count}
     * @return empty if there is none of that name, or it is no number
     */
    default OptionalDouble number(String field) {
        JsonNode node = fields().get(field);
        return node == null || !node.isNumber() ? OptionalDouble.empty() : OptionalDouble.of(node.doubleValue());
    }

    /**
     * One of its texts.
     *
     * @param field such as {@code units}
     * @return empty if there is none of that name, or it is no text
     */
    default Optional<String> text(String field) {
        return Optional.ofNullable(fields().get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /** Starts with nothing set. */
    static MetricBuilder builder() {
        return new MetricBuilder();
    }

    /** A builder that starts from this. */
    default MetricBuilder toBuilder() {
        return new MetricBuilder().from(this);
    }

    /** The numbers and texts, also what {@code toString()} gives. */
    default String toText() {
        return fields().toString();
    }
}

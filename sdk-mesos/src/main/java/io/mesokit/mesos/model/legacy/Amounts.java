package io.mesokit.mesos.model.legacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resources as the old routes have them: one number or one text for each name. Who needs ranges, sets, or to calculate,
 * takes the v1 API and {@link io.mesokit.mesos.model.Resources}. Immutable.
 *
 * @param values by the resource's name; such as {@code cpus} 0.5, and {@code ports} {@code [31000-31001]}, or, in
 *     quotas, their number
 */
public record Amounts(@JsonValue Map<String, JsonNode> values) {
    /** Takes over what a route says. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Amounts {
        values = Map.copyOf(values);
    }

    /** The names of the resources. */
    public Set<String> names() {
        return values.keySet();
    }

    /**
     * How much there is.
     *
     * @param name such as {@code mem}, which is in MB
     * @return 0 for a resource that is not there, or not a number
     */
    public double scalar(String name) {
        return Optional.ofNullable(values.get(name)).map(JsonNode::doubleValue).orElse(0.0);
    }

    /**
     * What there is of ranges and sets.
     *
     * @param name such as {@code ports}
     * @return such as {@code [31000-31001]}; empty for a resource that is not there, or a number
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(JsonNode::textValue);
    }

    /** Such as {@code {cpus=0.5}}. */
    @Override
    public String toString() {
        return values.toString();
    }
}

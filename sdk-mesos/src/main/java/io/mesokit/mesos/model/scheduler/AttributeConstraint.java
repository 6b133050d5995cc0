package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What an agent must be like to be offered. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AttributeConstraintBuilder.class)
@JsonSerialize(as = AttributeConstraint.class)
public interface AttributeConstraint {
    /** What is looked at. */
    @JsonProperty("selector")
    AttributeSelector selector();

    /** What it must be. */
    @JsonProperty("predicate")
    AttributePredicate predicate();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AttributeConstraintBuilder builder() {
        return new AttributeConstraintBuilder();
    }

    /** A builder that starts from this. */
    default AttributeConstraintBuilder toBuilder() {
        return new AttributeConstraintBuilder().from(this);
    }
}

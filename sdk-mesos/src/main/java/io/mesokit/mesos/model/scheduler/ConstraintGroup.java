package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Constraints that hold together. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ConstraintGroupBuilder.class)
@JsonSerialize(as = ConstraintGroup.class)
public interface ConstraintGroup {
    /** An agent must fit all of these; at least one is needed. */
    @JsonProperty("attribute_constraints")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AttributeConstraint> attributeConstraints();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ConstraintGroupBuilder builder() {
        return new ConstraintGroupBuilder();
    }

    /** A builder that starts from this. */
    default ConstraintGroupBuilder toBuilder() {
        return new ConstraintGroupBuilder().from(this);
    }
}

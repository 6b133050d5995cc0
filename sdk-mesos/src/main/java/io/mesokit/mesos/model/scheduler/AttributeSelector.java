package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What a constraint looks at: one of its two members. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AttributeSelectorBuilder.class)
@JsonSerialize(as = AttributeSelector.class)
public interface AttributeSelector {
    /** Something that every agent has. */
    @JsonProperty("pseudoattribute_type")
    Optional<PseudoattributeType> pseudoattributeType();

    /** An attribute; the first one of that name counts. */
    @JsonProperty("attribute_name")
    Optional<String> attributeName();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AttributeSelectorBuilder builder() {
        return new AttributeSelectorBuilder();
    }

    /** A builder that starts from this. */
    default AttributeSelectorBuilder toBuilder() {
        return new AttributeSelectorBuilder().from(this);
    }
}

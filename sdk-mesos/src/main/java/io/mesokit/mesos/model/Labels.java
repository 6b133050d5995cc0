package io.mesokit.mesos.model;

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

/** Labels. The order does not matter. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LabelsBuilder.class)
@JsonSerialize(as = Labels.class)
public interface Labels {
    /** The labels. */
    @JsonProperty("labels")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Label> labels();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LabelsBuilder builder() {
        return new LabelsBuilder();
    }

    /** A builder that starts from this. */
    default LabelsBuilder toBuilder() {
        return new LabelsBuilder().from(this);
    }
}

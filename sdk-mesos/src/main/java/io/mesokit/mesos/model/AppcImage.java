package io.mesokit.mesos.model;

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

/** An image of appc. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AppcImageBuilder.class)
@JsonSerialize(as = AppcImage.class)
public interface AppcImage {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** Its hash. */
    @JsonProperty("id")
    Optional<String> id();

    /** Its labels, the version for one. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AppcImageBuilder builder() {
        return new AppcImageBuilder();
    }

    /** A builder that starts from this. */
    default AppcImageBuilder toBuilder() {
        return new AppcImageBuilder().from(this);
    }
}

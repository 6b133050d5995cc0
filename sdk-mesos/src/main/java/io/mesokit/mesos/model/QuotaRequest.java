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
import java.util.Optional;
import org.immutables.value.Value;

/** A quota in the old form. {@link QuotaConfig} is the newer. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = QuotaRequestBuilder.class)
@JsonSerialize(as = QuotaRequest.class)
public interface QuotaRequest {
    /** Whether the server leaves out its check against the capacity. */
    @JsonProperty("force")
    Optional<Boolean> force();

    /** The role. */
    @JsonProperty("role")
    Optional<String> role();

    /** What the role is to be sure of: numbers, unreserved. */
    @JsonProperty("guarantee")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> guarantee();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static QuotaRequestBuilder builder() {
        return new QuotaRequestBuilder();
    }

    /** A builder that starts from this. */
    default QuotaRequestBuilder toBuilder() {
        return new QuotaRequestBuilder().from(this);
    }
}

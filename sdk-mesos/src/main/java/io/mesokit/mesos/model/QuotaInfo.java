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

/** A role's quota in the old form, which has guarantees only. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = QuotaInfoBuilder.class)
@JsonSerialize(as = QuotaInfo.class)
public interface QuotaInfo {
    /** The role. */
    @JsonProperty("role")
    Optional<String> role();

    /** Who set it. */
    @JsonProperty("principal")
    Optional<String> principal();

    /** What the role is sure to get. */
    @JsonProperty("guarantee")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> guarantee();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static QuotaInfoBuilder builder() {
        return new QuotaInfoBuilder();
    }

    /** A builder that starts from this. */
    default QuotaInfoBuilder toBuilder() {
        return new QuotaInfoBuilder().from(this);
    }
}

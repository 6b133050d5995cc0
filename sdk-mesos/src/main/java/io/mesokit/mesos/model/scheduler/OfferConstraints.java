package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** Which agents a framework wants to be offered. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = OfferConstraintsBuilder.class)
@JsonSerialize(as = OfferConstraints.class)
public interface OfferConstraints {
    /** The constraints of its roles; a role without any takes every agent. */
    @JsonProperty("role_constraints")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, RoleConstraints> roleConstraints();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static OfferConstraintsBuilder builder() {
        return new OfferConstraintsBuilder();
    }

    /** A builder that starts from this. */
    default OfferConstraintsBuilder toBuilder() {
        return new OfferConstraintsBuilder().from(this);
    }
}

package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code UPDATE_FRAMEWORK} of a scheduler needs. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateFrameworkCallBuilder.class)
@JsonSerialize(as = UpdateFrameworkCall.class)
public interface UpdateFrameworkCall {
    /** What the framework says of itself from now on. */
    @JsonProperty("framework_info")
    FrameworkInfo frameworkInfo();

    /** The roles that want no offers; they replace those given before. */
    @JsonProperty("suppressed_roles")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> suppressedRoles();

    /** Which agents it wants to be offered; they replace those given before. Since Mesos 1.11. */
    @JsonProperty("offer_constraints")
    Optional<OfferConstraints> offerConstraints();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateFrameworkCallBuilder builder() {
        return new UpdateFrameworkCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateFrameworkCallBuilder toBuilder() {
        return new UpdateFrameworkCallBuilder().from(this);
    }
}

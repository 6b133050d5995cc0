package io.mesokit.mesos.model.legacy;

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

/** A role with what it has and what it has used up of its quota. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RoleUsageBuilder.class)
@JsonSerialize(as = RoleUsage.class)
public interface RoleUsage {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** How much more than others it gets; 1 unless set. */
    @JsonProperty("weight")
    double weight();

    /** What it is guaranteed, limited to, and has used up. Since Mesos 1.8. */
    @JsonProperty("quota")
    Optional<QuotaUsage> quota();

    /** What is allocated and offered to it. */
    @JsonProperty("resources")
    Optional<Amounts> resources();

    /** What is allocated to it. Since Mesos 1.9. */
    @JsonProperty("allocated")
    Optional<Amounts> allocated();

    /** What is offered to it. Since Mesos 1.9. */
    @JsonProperty("offered")
    Optional<Amounts> offered();

    /** What is reserved for it, in use or not. Since Mesos 1.9. */
    @JsonProperty("reserved")
    Optional<Amounts> reserved();

    /** The ids of the frameworks in it. */
    @JsonProperty("frameworks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> frameworks();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RoleUsageBuilder builder() {
        return new RoleUsageBuilder();
    }

    /** A builder that starts from this. */
    default RoleUsageBuilder toBuilder() {
        return new RoleUsageBuilder().from(this);
    }
}

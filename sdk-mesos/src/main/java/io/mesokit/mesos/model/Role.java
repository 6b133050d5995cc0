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

/** A role and what it has. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RoleBuilder.class)
@JsonSerialize(as = Role.class)
public interface Role {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** How much more than others it gets; 1 unless set. */
    @JsonProperty("weight")
    double weight();

    /** The frameworks in it. */
    @JsonProperty("frameworks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<FrameworkId> frameworks();

    /** What is allocated and offered to it. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RoleBuilder builder() {
        return new RoleBuilder();
    }

    /** A builder that starts from this. */
    default RoleBuilder toBuilder() {
        return new RoleBuilder().from(this);
    }
}

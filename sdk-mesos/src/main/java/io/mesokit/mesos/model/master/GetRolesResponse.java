package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Role;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_ROLES}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetRolesResponseBuilder.class)
@JsonSerialize(as = GetRolesResponse.class)
public interface GetRolesResponse {
    /** Roles that are whitelisted, used, weighted or have quota. */
    @JsonProperty("roles")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Role> roles();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetRolesResponseBuilder builder() {
        return new GetRolesResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetRolesResponseBuilder toBuilder() {
        return new GetRolesResponseBuilder().from(this);
    }
}

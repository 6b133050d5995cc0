package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/**
 * What the call {@code REMOVE_QUOTA} to the master needs. For a role without quota the call ends the master's process;
 * an {@code UPDATE_QUOTA} with empty maps does the same safely. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RemoveQuotaCallBuilder.class)
@JsonSerialize(as = RemoveQuotaCall.class)
public interface RemoveQuotaCall {
    /** The role. */
    @JsonProperty("role")
    String role();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RemoveQuotaCallBuilder builder() {
        return new RemoveQuotaCallBuilder();
    }

    /** A builder that starts from this. */
    default RemoveQuotaCallBuilder toBuilder() {
        return new RemoveQuotaCallBuilder().from(this);
    }
}

package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ResourceProviderInfo;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code UPDATE_RESOURCE_PROVIDER_CONFIG} to the agent needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateResourceProviderConfigCallBuilder.class)
@JsonSerialize(as = UpdateResourceProviderConfigCall.class)
public interface UpdateResourceProviderConfigCall {
    /** The provider; found by type and name. */
    @JsonProperty("info")
    ResourceProviderInfo info();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateResourceProviderConfigCallBuilder builder() {
        return new UpdateResourceProviderConfigCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateResourceProviderConfigCallBuilder toBuilder() {
        return new UpdateResourceProviderConfigCallBuilder().from(this);
    }
}

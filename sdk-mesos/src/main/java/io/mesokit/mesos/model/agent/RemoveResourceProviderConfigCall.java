package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code REMOVE_RESOURCE_PROVIDER_CONFIG} to the agent needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RemoveResourceProviderConfigCallBuilder.class)
@JsonSerialize(as = RemoveResourceProviderConfigCall.class)
public interface RemoveResourceProviderConfigCall {
    /** The provider's type. */
    @JsonProperty("type")
    String type();

    /** The provider's name. */
    @JsonProperty("name")
    String name();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RemoveResourceProviderConfigCallBuilder builder() {
        return new RemoveResourceProviderConfigCallBuilder();
    }

    /** A builder that starts from this. */
    default RemoveResourceProviderConfigCallBuilder toBuilder() {
        return new RemoveResourceProviderConfigCallBuilder().from(this);
    }
}

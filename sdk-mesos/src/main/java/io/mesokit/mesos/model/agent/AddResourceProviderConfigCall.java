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

/** What the call {@code ADD_RESOURCE_PROVIDER_CONFIG} to the agent needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AddResourceProviderConfigCallBuilder.class)
@JsonSerialize(as = AddResourceProviderConfigCall.class)
public interface AddResourceProviderConfigCall {
    /** The provider; without an id. */
    @JsonProperty("info")
    ResourceProviderInfo info();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AddResourceProviderConfigCallBuilder builder() {
        return new AddResourceProviderConfigCallBuilder();
    }

    /** A builder that starts from this. */
    default AddResourceProviderConfigCallBuilder toBuilder() {
        return new AddResourceProviderConfigCallBuilder().from(this);
    }
}

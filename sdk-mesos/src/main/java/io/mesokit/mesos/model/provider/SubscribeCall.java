package io.mesokit.mesos.model.provider;

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

/** What the call {@code SUBSCRIBE} of a resource provider needs. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SubscribeCallBuilder.class)
@JsonSerialize(as = SubscribeCall.class)
public interface SubscribeCall {
    /** Who the provider is. */
    @JsonProperty("resource_provider_info")
    ResourceProviderInfo resourceProviderInfo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SubscribeCallBuilder builder() {
        return new SubscribeCallBuilder();
    }

    /** A builder that starts from this. */
    default SubscribeCallBuilder toBuilder() {
        return new SubscribeCallBuilder().from(this);
    }
}

package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ResourceProviderId;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code MARK_RESOURCE_PROVIDER_GONE} to the agent needs. Since Mesos 1.8. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MarkResourceProviderGoneCallBuilder.class)
@JsonSerialize(as = MarkResourceProviderGoneCall.class)
public interface MarkResourceProviderGoneCall {
    /** The resource provider. */
    @JsonProperty("resource_provider_id")
    ResourceProviderId resourceProviderId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MarkResourceProviderGoneCallBuilder builder() {
        return new MarkResourceProviderGoneCallBuilder();
    }

    /** A builder that starts from this. */
    default MarkResourceProviderGoneCallBuilder toBuilder() {
        return new MarkResourceProviderGoneCallBuilder().from(this);
    }
}

package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.ResourceProviderInfo;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A resource provider, as its agent knows it. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ResourceProviderBuilder.class)
@JsonSerialize(as = ResourceProvider.class)
public interface ResourceProvider {
    /** Who it is. */
    @JsonProperty("resource_provider_info")
    ResourceProviderInfo resourceProviderInfo();

    /** All it has. Since Mesos 1.6. */
    @JsonProperty("total_resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> totalResources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ResourceProviderBuilder builder() {
        return new ResourceProviderBuilder();
    }

    /** A builder that starts from this. */
    default ResourceProviderBuilder toBuilder() {
        return new ResourceProviderBuilder().from(this);
    }
}

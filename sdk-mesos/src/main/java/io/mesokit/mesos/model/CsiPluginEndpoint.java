package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** Where a storage plugin that Mesos does not start listens. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CsiPluginEndpointBuilder.class)
@JsonSerialize(as = CsiPluginEndpoint.class)
public interface CsiPluginEndpoint {
    /** The service it offers. */
    @JsonProperty("csi_service")
    CsiService csiService();

    /** Its address, a Unix socket for one. */
    @JsonProperty("endpoint")
    String endpoint();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CsiPluginEndpointBuilder builder() {
        return new CsiPluginEndpointBuilder();
    }

    /** A builder that starts from this. */
    default CsiPluginEndpointBuilder toBuilder() {
        return new CsiPluginEndpointBuilder().from(this);
    }
}

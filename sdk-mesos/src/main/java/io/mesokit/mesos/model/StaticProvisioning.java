package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A volume that exists already. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = StaticProvisioningBuilder.class)
@JsonSerialize(as = StaticProvisioning.class)
public interface StaticProvisioning {
    /** The id the plugin knows it by. */
    @JsonProperty("volume_id")
    String volumeId();

    /** How it is used. */
    @JsonProperty("volume_capability")
    VolumeCapability volumeCapability();

    /** Secrets for getting it onto the node, by key. */
    @JsonProperty("node_stage_secrets")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Secret> nodeStageSecrets();

    /** Secrets for mounting it, by key. */
    @JsonProperty("node_publish_secrets")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, Secret> nodePublishSecrets();

    /** What the plugin says of it. */
    @JsonProperty("volume_context")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, String> volumeContext();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static StaticProvisioningBuilder builder() {
        return new StaticProvisioningBuilder();
    }

    /** A builder that starts from this. */
    default StaticProvisioningBuilder toBuilder() {
        return new StaticProvisioningBuilder().from(this);
    }
}

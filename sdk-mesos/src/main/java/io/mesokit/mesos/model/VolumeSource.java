package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What a volume is. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = VolumeSourceBuilder.class)
@JsonSerialize(as = VolumeSource.class)
public interface VolumeSource {
    /** Which of the members counts. */
    @JsonProperty("type")
    Optional<VolumeSourceType> type();

    /** A volume of Docker. */
    @JsonProperty("docker_volume")
    Optional<DockerVolume> dockerVolume();

    /** A path on the host. Since Mesos 1.5. */
    @JsonProperty("host_path")
    Optional<HostPathVolume> hostPath();

    /** A path in a sandbox. */
    @JsonProperty("sandbox_path")
    Optional<SandboxPathVolume> sandboxPath();

    /** A secret as a file. Since Mesos 1.3. */
    @JsonProperty("secret")
    Optional<Secret> secret();

    /** A volume of a storage plugin. Since Mesos 1.11. */
    @JsonProperty("csi_volume")
    Optional<CsiVolume> csiVolume();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static VolumeSourceBuilder builder() {
        return new VolumeSourceBuilder();
    }

    /** A builder that starts from this. */
    default VolumeSourceBuilder toBuilder() {
        return new VolumeSourceBuilder().from(this);
    }
}

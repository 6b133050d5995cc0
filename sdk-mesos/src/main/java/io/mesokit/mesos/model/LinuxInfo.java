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
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What is special about a container on Linux. Since Mesos 1.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LinuxInfoBuilder.class)
@JsonSerialize(as = LinuxInfo.class)
public interface LinuxInfo {
    /** Its rights; {@link #effectiveCapabilities()} is the newer way. Deprecated by Mesos. */
    @JsonProperty("capability_info")
    Optional<CapabilityInfo> capabilityInfo();

    /** The rights it could ever get. Since Mesos 1.4. */
    @JsonProperty("bounding_capabilities")
    Optional<CapabilityInfo> boundingCapabilities();

    /** The rights it has; none but bounding ones. Since Mesos 1.4. */
    @JsonProperty("effective_capabilities")
    Optional<CapabilityInfo> effectiveCapabilities();

    /** Whether it sees the processes of its parent, or at the top the agent's. Since Mesos 1.4. */
    @JsonProperty("share_pid_namespace")
    Optional<Boolean> sharePidNamespace();

    /** Which system calls it may make. Since Mesos 1.8. */
    @JsonProperty("seccomp")
    Optional<SeccompInfo> seccomp();

    /** Whose shared memory it uses. Since Mesos 1.9. */
    @JsonProperty("ipc_mode")
    Optional<IpcMode> ipcMode();

    /** The size of its shared memory, in megabytes; only with its own. Since Mesos 1.9. */
    @JsonProperty("shm_size")
    OptionalInt shmSize();

    /**
     * Whether a nested container is counted with its parent; not to be set to true for an executor. Since Mesos 1.10.
     * {@code true} when absent.
     */
    @JsonProperty("share_cgroups")
    Optional<Boolean> shareCgroups();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LinuxInfoBuilder builder() {
        return new LinuxInfoBuilder();
    }

    /** A builder that starts from this. */
    default LinuxInfoBuilder toBuilder() {
        return new LinuxInfoBuilder().from(this);
    }
}

package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What a command, a task or an executor runs in. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ContainerInfoBuilder.class)
@JsonSerialize(as = ContainerInfo.class)
public interface ContainerInfo {
    /** Whose container it is. */
    @JsonProperty("type")
    ContainerType type();

    /** What it sees of other disks. */
    @JsonProperty("volumes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Volume> volumes();

    /** Its host name; not on the host's network. */
    @JsonProperty("hostname")
    Optional<String> hostname();

    /** Docker's part; with {@code DOCKER} only. */
    @JsonProperty("docker")
    Optional<DockerInfo> docker();

    /** That of Mesos itself; with {@code MESOS} only. */
    @JsonProperty("mesos")
    Optional<MesosInfo> mesos();

    /** The networks it joins; Docker takes one at most. */
    @JsonProperty("network_infos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<NetworkInfo> networkInfos();

    /** What is special about it on Linux. Since Mesos 1.1. */
    @JsonProperty("linux_info")
    Optional<LinuxInfo> linuxInfo();

    /** The limits of its process. Since Mesos 1.2. */
    @JsonProperty("rlimit_info")
    Optional<RLimitInfo> rlimitInfo();

    /** There if it has a terminal. Since Mesos 1.2. */
    @JsonProperty("tty_info")
    Optional<TtyInfo> ttyInfo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ContainerInfoBuilder builder() {
        return new ContainerInfoBuilder();
    }

    /** A builder that starts from this. */
    default ContainerInfoBuilder toBuilder() {
        return new ContainerInfoBuilder().from(this);
    }
}

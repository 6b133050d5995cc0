package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.ContainerId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One record of the stream that feeds a container: the container first, then its input. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AttachContainerInputCallBuilder.class)
@JsonSerialize(as = AttachContainerInputCall.class)
public interface AttachContainerInputCall {
    /** Whether it names the container or holds input. */
    @JsonProperty("type")
    Optional<AttachContainerInputType> type();

    /** The container; in the first record. */
    @JsonProperty("container_id")
    Optional<ContainerId> containerId();

    /** The input; in all other records. */
    @JsonProperty("process_io")
    Optional<ProcessIo> processIo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AttachContainerInputCallBuilder builder() {
        return new AttachContainerInputCallBuilder();
    }

    /** A builder that starts from this. */
    default AttachContainerInputCallBuilder toBuilder() {
        return new AttachContainerInputCallBuilder().from(this);
    }
}

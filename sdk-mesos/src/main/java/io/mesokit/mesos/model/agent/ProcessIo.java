package io.mesokit.mesos.model.agent;

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

/** A piece of a container's input or output, or a word about the stream itself. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ProcessIoBuilder.class)
@JsonSerialize(as = ProcessIo.class)
public interface ProcessIo {
    /** Whether it is data or control. */
    @JsonProperty("type")
    Optional<ProcessIoType> type();

    /** The data. */
    @JsonProperty("data")
    Optional<ProcessData> data();

    /** The control message. */
    @JsonProperty("control")
    Optional<ProcessControl> control();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ProcessIoBuilder builder() {
        return new ProcessIoBuilder();
    }

    /** A builder that starts from this. */
    default ProcessIoBuilder toBuilder() {
        return new ProcessIoBuilder().from(this);
    }
}

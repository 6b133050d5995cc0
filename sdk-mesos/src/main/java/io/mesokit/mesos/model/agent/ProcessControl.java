package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.TtyInfo;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A word about the stream of a container. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ProcessControlBuilder.class)
@JsonSerialize(as = ProcessControl.class)
public interface ProcessControl {
    /** Which word. */
    @JsonProperty("type")
    Optional<ProcessControlType> type();

    /** The new size of the terminal. */
    @JsonProperty("tty_info")
    Optional<TtyInfo> ttyInfo();

    /** How often a heartbeat comes. */
    @JsonProperty("heartbeat")
    Optional<ProcessHeartbeat> heartbeat();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ProcessControlBuilder builder() {
        return new ProcessControlBuilder();
    }

    /** A builder that starts from this. */
    default ProcessControlBuilder toBuilder() {
        return new ProcessControlBuilder().from(this);
    }
}

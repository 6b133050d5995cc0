package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.DurationInfo;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A sign that the stream is alive. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ProcessHeartbeatBuilder.class)
@JsonSerialize(as = ProcessHeartbeat.class)
public interface ProcessHeartbeat {
    /** How long until the next. */
    @JsonProperty("interval")
    Optional<DurationInfo> interval();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ProcessHeartbeatBuilder builder() {
        return new ProcessHeartbeatBuilder();
    }

    /** A builder that starts from this. */
    default ProcessHeartbeatBuilder toBuilder() {
        return new ProcessHeartbeatBuilder().from(this);
    }
}

package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code FRAMEWORK_ADDED} tells about the cluster. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FrameworkAddedEventBuilder.class)
@JsonSerialize(as = FrameworkAddedEvent.class)
public interface FrameworkAddedEvent {
    /** The framework. */
    @JsonProperty("framework")
    Framework framework();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FrameworkAddedEventBuilder builder() {
        return new FrameworkAddedEventBuilder();
    }

    /** A builder that starts from this. */
    default FrameworkAddedEventBuilder toBuilder() {
        return new FrameworkAddedEventBuilder().from(this);
    }
}

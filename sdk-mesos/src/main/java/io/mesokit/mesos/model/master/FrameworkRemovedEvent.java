package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkInfo;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code FRAMEWORK_REMOVED} tells about the cluster. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FrameworkRemovedEventBuilder.class)
@JsonSerialize(as = FrameworkRemovedEvent.class)
public interface FrameworkRemovedEvent {
    /** What it had said of itself. */
    @JsonProperty("framework_info")
    FrameworkInfo frameworkInfo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FrameworkRemovedEventBuilder builder() {
        return new FrameworkRemovedEventBuilder();
    }

    /** A builder that starts from this. */
    default FrameworkRemovedEventBuilder toBuilder() {
        return new FrameworkRemovedEventBuilder().from(this);
    }
}

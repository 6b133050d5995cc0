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
import org.immutables.value.Value;

/** Which limits a task broke. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskResourceLimitationBuilder.class)
@JsonSerialize(as = TaskResourceLimitation.class)
public interface TaskResourceLimitation {
    /** The resources, with what was used. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TaskResourceLimitationBuilder builder() {
        return new TaskResourceLimitationBuilder();
    }

    /** A builder that starts from this. */
    default TaskResourceLimitationBuilder toBuilder() {
        return new TaskResourceLimitationBuilder().from(this);
    }
}

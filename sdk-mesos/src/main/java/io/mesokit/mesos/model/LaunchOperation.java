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

/** Tasks to launch. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = LaunchOperationBuilder.class)
@JsonSerialize(as = LaunchOperation.class)
public interface LaunchOperation {
    /** The tasks. */
    @JsonProperty("task_infos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<TaskInfo> taskInfos();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static LaunchOperationBuilder builder() {
        return new LaunchOperationBuilder();
    }

    /** A builder that starts from this. */
    default LaunchOperationBuilder toBuilder() {
        return new LaunchOperationBuilder().from(this);
    }
}

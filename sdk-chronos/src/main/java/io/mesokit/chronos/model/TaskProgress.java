package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What a run reports of its progress. Since 2.3.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskProgressBuilder.class)
@JsonSerialize(as = TaskProgress.class)
public interface TaskProgress {
    /** How many elements more it has processed; 0 or more. */
    @JsonProperty("numAdditionalElementsProcessed")
    int numAdditionalElementsProcessed();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A report.
     *
     * @param elements how many more it has processed, 0 or more
     */
    static TaskProgress of(int elements) {
        return builder().numAdditionalElementsProcessed(elements).build();
    }
    /** Starts with nothing set. */
    static TaskProgressBuilder builder() {
        return new TaskProgressBuilder();
    }

    /** A builder that starts from this. */
    default TaskProgressBuilder toBuilder() {
        return new TaskProgressBuilder().from(this);
    }
}

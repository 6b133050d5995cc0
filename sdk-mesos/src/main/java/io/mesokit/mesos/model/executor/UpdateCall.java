package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.TaskStatus;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code UPDATE} of an executor needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateCallBuilder.class)
@JsonSerialize(as = UpdateCall.class)
public interface UpdateCall {
    /** The state; its uuid must be there. */
    @JsonProperty("status")
    TaskStatus status();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateCallBuilder builder() {
        return new UpdateCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateCallBuilder toBuilder() {
        return new UpdateCallBuilder().from(this);
    }
}

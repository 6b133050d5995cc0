package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code LIST_FILES} to the agent needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ListFilesCallBuilder.class)
@JsonSerialize(as = ListFilesCall.class)
public interface ListFilesCall {
    /** The directory, in the server's virtual tree. */
    @JsonProperty("path")
    String path();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ListFilesCallBuilder builder() {
        return new ListFilesCallBuilder();
    }

    /** A builder that starts from this. */
    default ListFilesCallBuilder toBuilder() {
        return new ListFilesCallBuilder().from(this);
    }
}

package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What the call {@code READ_FILE} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReadFileCallBuilder.class)
@JsonSerialize(as = ReadFileCall.class)
public interface ReadFileCall {
    /** The file, in the server's virtual tree. */
    @JsonProperty("path")
    String path();

    /** The first byte wanted. */
    @JsonProperty("offset")
    long offset();

    /** How many bytes are wanted; as many as one answer holds, 64 KiB, when absent. */
    @JsonProperty("length")
    OptionalLong length();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReadFileCallBuilder builder() {
        return new ReadFileCallBuilder();
    }

    /** A builder that starts from this. */
    default ReadFileCallBuilder toBuilder() {
        return new ReadFileCallBuilder().from(this);
    }
}

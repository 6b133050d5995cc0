package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Bytes;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the agent to {@code READ_FILE}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReadFileResponseBuilder.class)
@JsonSerialize(as = ReadFileResponse.class)
public interface ReadFileResponse {
    /** The size of the whole file, in bytes. */
    @JsonProperty("size")
    long size();

    /** The piece, at most 64 KiB. */
    @JsonProperty("data")
    Bytes data();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReadFileResponseBuilder builder() {
        return new ReadFileResponseBuilder();
    }

    /** A builder that starts from this. */
    default ReadFileResponseBuilder toBuilder() {
        return new ReadFileResponseBuilder().from(this);
    }
}

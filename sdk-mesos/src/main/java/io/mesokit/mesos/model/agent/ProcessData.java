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
import java.util.Optional;
import org.immutables.value.Value;

/** Bytes that a process reads or has written. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ProcessDataBuilder.class)
@JsonSerialize(as = ProcessData.class)
public interface ProcessData {
    /** Which of the three streams they belong to. */
    @JsonProperty("type")
    Optional<ProcessDataType> type();

    /** The bytes; none of them on standard input ends it, unless there is a terminal. */
    @JsonProperty("data")
    Optional<Bytes> data();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ProcessDataBuilder builder() {
        return new ProcessDataBuilder();
    }

    /** A builder that starts from this. */
    default ProcessDataBuilder toBuilder() {
        return new ProcessDataBuilder().from(this);
    }
}

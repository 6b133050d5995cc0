package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is special about some disk. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DiskInfoBuilder.class)
@JsonSerialize(as = DiskInfo.class)
public interface DiskInfo {
    /** What makes it a persistent volume. */
    @JsonProperty("persistence")
    Optional<Persistence> persistence();

    /** Where a container sees it; only with persistence. */
    @JsonProperty("volume")
    Optional<Volume> volume();

    /** Which disk it is; the one with the agent's work directory when absent. */
    @JsonProperty("source")
    Optional<DiskSource> source();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DiskInfoBuilder builder() {
        return new DiskInfoBuilder();
    }

    /** A builder that starts from this. */
    default DiskInfoBuilder toBuilder() {
        return new DiskInfoBuilder().from(this);
    }
}

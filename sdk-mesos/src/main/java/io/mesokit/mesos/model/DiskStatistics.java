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
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What a container uses of one disk. Since Mesos 1.3. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DiskStatisticsBuilder.class)
@JsonSerialize(as = DiskStatistics.class)
public interface DiskStatistics {
    /** Which disk. */
    @JsonProperty("source")
    Optional<DiskSource> source();

    /** Which persistent volume. */
    @JsonProperty("persistence")
    Optional<Persistence> persistence();

    /** What it may use, in bytes. */
    @JsonProperty("limit_bytes")
    @Unsigned
    OptionalLong limitBytes();

    /** What it uses, in bytes. */
    @JsonProperty("used_bytes")
    @Unsigned
    OptionalLong usedBytes();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DiskStatisticsBuilder builder() {
        return new DiskStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default DiskStatisticsBuilder toBuilder() {
        return new DiskStatisticsBuilder().from(this);
    }
}

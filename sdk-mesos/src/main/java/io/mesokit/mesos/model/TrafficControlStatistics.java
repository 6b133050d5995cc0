package io.mesokit.mesos.model;

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

/** What one queue of the kernel's traffic control counts. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TrafficControlStatisticsBuilder.class)
@JsonSerialize(as = TrafficControlStatistics.class)
public interface TrafficControlStatistics {
    /** Which queue. */
    @JsonProperty("id")
    String id();

    /** Bytes that wait. */
    @JsonProperty("backlog")
    @Unsigned
    OptionalLong backlog();

    /** Bytes that were sent. */
    @JsonProperty("bytes")
    @Unsigned
    OptionalLong bytes();

    /** Packets that were dropped. */
    @JsonProperty("drops")
    @Unsigned
    OptionalLong drops();

    /** How often the limit was passed. */
    @JsonProperty("overlimits")
    @Unsigned
    OptionalLong overlimits();

    /** Packets that were sent. */
    @JsonProperty("packets")
    @Unsigned
    OptionalLong packets();

    /** Packets that wait. */
    @JsonProperty("qlen")
    @Unsigned
    OptionalLong qlen();

    /** Bytes in a second. */
    @JsonProperty("ratebps")
    @Unsigned
    OptionalLong ratebps();

    /** Packets in a second. */
    @JsonProperty("ratepps")
    @Unsigned
    OptionalLong ratepps();

    /** How often a packet was queued again. */
    @JsonProperty("requeues")
    @Unsigned
    OptionalLong requeues();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TrafficControlStatisticsBuilder builder() {
        return new TrafficControlStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default TrafficControlStatisticsBuilder toBuilder() {
        return new TrafficControlStatisticsBuilder().from(this);
    }
}

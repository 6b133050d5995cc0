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
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What the fair scheduler of the kernel counts for a block device. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CfqStatisticsBuilder.class)
@JsonSerialize(as = CfqStatistics.class)
public interface CfqStatistics {
    /** The device; absent for all together. */
    @JsonProperty("device")
    Optional<DeviceNumber> device();

    /** Sectors that were moved. */
    @JsonProperty("sectors")
    @Unsigned
    OptionalLong sectors();

    /** Time that the device was held, in milliseconds. */
    @JsonProperty("time")
    @Unsigned
    OptionalLong time();

    /** How many requests were served. */
    @JsonProperty("io_serviced")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioServiced();

    /** How many bytes were moved. */
    @JsonProperty("io_service_bytes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioServiceBytes();

    /** How long it took to serve them, in nanoseconds. */
    @JsonProperty("io_service_time")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioServiceTime();

    /** How long they waited, in nanoseconds. */
    @JsonProperty("io_wait_time")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioWaitTime();

    /** How many requests were merged. */
    @JsonProperty("io_merged")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioMerged();

    /** How many requests wait. */
    @JsonProperty("io_queued")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioQueued();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CfqStatisticsBuilder builder() {
        return new CfqStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default CfqStatisticsBuilder toBuilder() {
        return new CfqStatisticsBuilder().from(this);
    }
}

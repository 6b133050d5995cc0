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
import org.immutables.value.Value;

/** What the kernel counts for a block device that it may throttle. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ThrottlingStatisticsBuilder.class)
@JsonSerialize(as = ThrottlingStatistics.class)
public interface ThrottlingStatistics {
    /** The device; absent for all together. */
    @JsonProperty("device")
    Optional<DeviceNumber> device();

    /** How many requests were served. */
    @JsonProperty("io_serviced")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioServiced();

    /** How many bytes were moved. */
    @JsonProperty("io_service_bytes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<BlkioValue> ioServiceBytes();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ThrottlingStatisticsBuilder builder() {
        return new ThrottlingStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default ThrottlingStatisticsBuilder toBuilder() {
        return new ThrottlingStatisticsBuilder().from(this);
    }
}

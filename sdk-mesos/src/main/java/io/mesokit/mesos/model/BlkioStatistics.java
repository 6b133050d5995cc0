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
import org.immutables.value.Value;

/** What a control group did with block devices. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = BlkioStatisticsBuilder.class)
@JsonSerialize(as = BlkioStatistics.class)
public interface BlkioStatistics {
    /** Counted by the fair scheduler, for the group alone. */
    @JsonProperty("cfq")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CfqStatistics> cfq();

    /** The same, with the groups below it. */
    @JsonProperty("cfq_recursive")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CfqStatistics> cfqRecursive();

    /** Counted where the kernel may throttle. */
    @JsonProperty("throttling")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ThrottlingStatistics> throttling();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static BlkioStatisticsBuilder builder() {
        return new BlkioStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default BlkioStatisticsBuilder toBuilder() {
        return new BlkioStatisticsBuilder().from(this);
    }
}

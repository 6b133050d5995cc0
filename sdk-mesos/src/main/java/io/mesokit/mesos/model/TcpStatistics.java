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

/** What the kernel counts of TCP in a container's network. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TcpStatisticsBuilder.class)
@JsonSerialize(as = TcpStatistics.class)
public interface TcpStatistics {
    /** How the time to send again is found; a number of the kernel's. */
    @JsonProperty("RtoAlgorithm")
    OptionalLong rtoAlgorithm();

    /** The least time to send again, in milliseconds. */
    @JsonProperty("RtoMin")
    OptionalLong rtoMin();

    /** The longest time to send again, in milliseconds. */
    @JsonProperty("RtoMax")
    OptionalLong rtoMax();

    /** How many connections there may be; -1 if that varies. */
    @JsonProperty("MaxConn")
    OptionalLong maxConn();

    /** Connections opened from here. */
    @JsonProperty("ActiveOpens")
    OptionalLong activeOpens();

    /** Connections opened from elsewhere. */
    @JsonProperty("PassiveOpens")
    OptionalLong passiveOpens();

    /** Connections that did not come about. */
    @JsonProperty("AttemptFails")
    OptionalLong attemptFails();

    /** Connections that were reset. */
    @JsonProperty("EstabResets")
    OptionalLong estabResets();

    /** Connections that are open now. */
    @JsonProperty("CurrEstab")
    OptionalLong currEstab();

    /** Segments that came in. */
    @JsonProperty("InSegs")
    OptionalLong inSegs();

    /** Segments that were sent. */
    @JsonProperty("OutSegs")
    OptionalLong outSegs();

    /** Segments that were sent again. */
    @JsonProperty("RetransSegs")
    OptionalLong retransSegs();

    /** Segments that came in broken. */
    @JsonProperty("InErrs")
    OptionalLong inErrs();

    /** Segments sent with a reset. */
    @JsonProperty("OutRsts")
    OptionalLong outRsts();

    /** Segments that came in with a bad checksum. */
    @JsonProperty("InCsumErrors")
    OptionalLong inCsumErrors();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TcpStatisticsBuilder builder() {
        return new TcpStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default TcpStatisticsBuilder toBuilder() {
        return new TcpStatisticsBuilder().from(this);
    }
}

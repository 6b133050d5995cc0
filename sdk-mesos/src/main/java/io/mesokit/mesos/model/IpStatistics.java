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

/** What the kernel counts of IP in a container's network. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = IpStatisticsBuilder.class)
@JsonSerialize(as = IpStatistics.class)
public interface IpStatistics {
    /** 1 if packets are forwarded, 2 if not. */
    @JsonProperty("Forwarding")
    OptionalLong forwarding();

    /** How many hops a packet may make unless it says so itself. */
    @JsonProperty("DefaultTTL")
    OptionalLong defaultTtl();

    /** Packets that came in. */
    @JsonProperty("InReceives")
    OptionalLong inReceives();

    /** Of these, with a bad header. */
    @JsonProperty("InHdrErrors")
    OptionalLong inHdrErrors();

    /** Of these, for an address that is not here. */
    @JsonProperty("InAddrErrors")
    OptionalLong inAddrErrors();

    /** Packets that were passed on. */
    @JsonProperty("ForwDatagrams")
    OptionalLong forwDatagrams();

    /** Packets of an unknown protocol. */
    @JsonProperty("InUnknownProtos")
    OptionalLong inUnknownProtos();

    /** Good packets that were dropped all the same. */
    @JsonProperty("InDiscards")
    OptionalLong inDiscards();

    /** Packets that were handed to a protocol. */
    @JsonProperty("InDelivers")
    OptionalLong inDelivers();

    /** Packets that protocols here wanted to send. */
    @JsonProperty("OutRequests")
    OptionalLong outRequests();

    /** Of these, dropped. */
    @JsonProperty("OutDiscards")
    OptionalLong outDiscards();

    /** Packets without a way to go. */
    @JsonProperty("OutNoRoutes")
    OptionalLong outNoRoutes();

    /** How long fragments wait for the rest, in seconds. */
    @JsonProperty("ReasmTimeout")
    OptionalLong reasmTimeout();

    /** Fragments that had to be put together. */
    @JsonProperty("ReasmReqds")
    OptionalLong reasmReqds();

    /** Packets that were put together. */
    @JsonProperty("ReasmOKs")
    OptionalLong reasmOks();

    /** How often that failed. */
    @JsonProperty("ReasmFails")
    OptionalLong reasmFails();

    /** Packets that were taken apart. */
    @JsonProperty("FragOKs")
    OptionalLong fragOks();

    /** Packets that had to be and could not. */
    @JsonProperty("FragFails")
    OptionalLong fragFails();

    /** Fragments that came of it. */
    @JsonProperty("FragCreates")
    OptionalLong fragCreates();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static IpStatisticsBuilder builder() {
        return new IpStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default IpStatisticsBuilder toBuilder() {
        return new IpStatisticsBuilder().from(this);
    }
}

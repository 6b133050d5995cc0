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

/** What the kernel counts of ICMP in a container's network. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = IcmpStatisticsBuilder.class)
@JsonSerialize(as = IcmpStatistics.class)
public interface IcmpStatistics {
    /** Messages that came in. */
    @JsonProperty("InMsgs")
    OptionalLong inMsgs();

    /** Of these, broken ones. */
    @JsonProperty("InErrors")
    OptionalLong inErrors();

    /** Of these, with a bad checksum. */
    @JsonProperty("InCsumErrors")
    OptionalLong inCsumErrors();

    /** Messages received that something could not be reached. */
    @JsonProperty("InDestUnreachs")
    OptionalLong inDestUnreachs();

    /** Messages received that a packet was on its way for too long. */
    @JsonProperty("InTimeExcds")
    OptionalLong inTimeExcds();

    /** Messages received of a bad header. */
    @JsonProperty("InParmProbs")
    OptionalLong inParmProbs();

    /** Messages received to send less. */
    @JsonProperty("InSrcQuenchs")
    OptionalLong inSrcQuenchs();

    /** Messages received of a better way. */
    @JsonProperty("InRedirects")
    OptionalLong inRedirects();

    /** Messages received that ask for an echo. */
    @JsonProperty("InEchos")
    OptionalLong inEchos();

    /** Messages received that are an echo. */
    @JsonProperty("InEchoReps")
    OptionalLong inEchoReps();

    /** Messages received that ask for the time. */
    @JsonProperty("InTimestamps")
    OptionalLong inTimestamps();

    /** Messages received that tell the time. */
    @JsonProperty("InTimestampReps")
    OptionalLong inTimestampReps();

    /** Messages received that ask for the address mask. */
    @JsonProperty("InAddrMasks")
    OptionalLong inAddrMasks();

    /** Messages received that tell the address mask. */
    @JsonProperty("InAddrMaskReps")
    OptionalLong inAddrMaskReps();

    /** Messages that were to be sent. */
    @JsonProperty("OutMsgs")
    OptionalLong outMsgs();

    /** Of these, not sent. */
    @JsonProperty("OutErrors")
    OptionalLong outErrors();

    /** Messages sent that something could not be reached. */
    @JsonProperty("OutDestUnreachs")
    OptionalLong outDestUnreachs();

    /** Messages sent that a packet was on its way for too long. */
    @JsonProperty("OutTimeExcds")
    OptionalLong outTimeExcds();

    /** Messages sent of a bad header. */
    @JsonProperty("OutParmProbs")
    OptionalLong outParmProbs();

    /** Messages sent to send less. */
    @JsonProperty("OutSrcQuenchs")
    OptionalLong outSrcQuenchs();

    /** Messages sent of a better way. */
    @JsonProperty("OutRedirects")
    OptionalLong outRedirects();

    /** Messages sent that ask for an echo. */
    @JsonProperty("OutEchos")
    OptionalLong outEchos();

    /** Messages sent that are an echo. */
    @JsonProperty("OutEchoReps")
    OptionalLong outEchoReps();

    /** Messages sent that ask for the time. */
    @JsonProperty("OutTimestamps")
    OptionalLong outTimestamps();

    /** Messages sent that tell the time. */
    @JsonProperty("OutTimestampReps")
    OptionalLong outTimestampReps();

    /** Messages sent that ask for the address mask. */
    @JsonProperty("OutAddrMasks")
    OptionalLong outAddrMasks();

    /** Messages sent that tell the address mask. */
    @JsonProperty("OutAddrMaskReps")
    OptionalLong outAddrMaskReps();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static IcmpStatisticsBuilder builder() {
        return new IcmpStatisticsBuilder();
    }

    /** A builder that starts from this. */
    default IcmpStatisticsBuilder toBuilder() {
        return new IcmpStatisticsBuilder().from(this);
    }
}

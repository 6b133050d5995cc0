package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What a framework replied to an inverse offer. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = InverseOfferStatusBuilder.class)
@JsonSerialize(as = InverseOfferStatus.class)
public interface InverseOfferStatus {
    /** The reply. */
    @JsonProperty("status")
    InverseOfferReply status();

    /** The framework. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** When it came. */
    @JsonProperty("timestamp")
    TimeInfo timestamp();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static InverseOfferStatusBuilder builder() {
        return new InverseOfferStatusBuilder();
    }

    /** A builder that starts from this. */
    default InverseOfferStatusBuilder toBuilder() {
        return new InverseOfferStatusBuilder().from(this);
    }
}

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

/** What fails together. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FaultDomainBuilder.class)
@JsonSerialize(as = FaultDomain.class)
public interface FaultDomain {
    /** The region. */
    @JsonProperty("region")
    Region region();

    /** The zone in it. */
    @JsonProperty("zone")
    Zone zone();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FaultDomainBuilder builder() {
        return new FaultDomainBuilder();
    }

    /** A builder that starts from this. */
    default FaultDomainBuilder toBuilder() {
        return new FaultDomainBuilder().from(this);
    }
}

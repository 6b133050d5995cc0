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
import org.immutables.value.Value;

/** Where a machine is, as far as failures go. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DomainInfoBuilder.class)
@JsonSerialize(as = DomainInfo.class)
public interface DomainInfo {
    /** Region and zone. */
    @JsonProperty("fault_domain")
    Optional<FaultDomain> faultDomain();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DomainInfoBuilder builder() {
        return new DomainInfoBuilder();
    }

    /** A builder that starts from this. */
    default DomainInfoBuilder toBuilder() {
        return new DomainInfoBuilder().from(this);
    }
}

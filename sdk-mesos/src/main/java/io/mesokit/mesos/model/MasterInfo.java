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

/** A master. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MasterInfoBuilder.class)
@JsonSerialize(as = MasterInfo.class)
public interface MasterInfo {
    /** A UUID, new each time the process starts. */
    @JsonProperty("id")
    String id();

    /** Its IPv4 address as a number in network byte order; {@link #address()} is easier. */
    @JsonProperty("ip")
    long ip();

    /** Its port; {@link #address()} has it too. 5050 when absent. */
    @JsonProperty("port")
    int port();

    /** Where its process listens: {@code master@ip:port}. */
    @JsonProperty("pid")
    Optional<String> pid();

    /** Its host's name; {@link #address()} has it too. */
    @JsonProperty("hostname")
    Optional<String> hostname();

    /** Its Mesos version. */
    @JsonProperty("version")
    Optional<String> version();

    /** Where it listens. */
    @JsonProperty("address")
    Optional<Address> address();

    /** Where it is. Since Mesos 1.4. */
    @JsonProperty("domain")
    Optional<DomainInfo> domain();

    /** What it is able to do. Since Mesos 1.5. */
    @JsonProperty("capabilities")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<MasterCapability> capabilities();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MasterInfoBuilder builder() {
        return new MasterInfoBuilder();
    }

    /** A builder that starts from this. */
    default MasterInfoBuilder toBuilder() {
        return new MasterInfoBuilder().from(this);
    }
}

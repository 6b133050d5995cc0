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

/** A resource provider. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ResourceProviderInfoBuilder.class)
@JsonSerialize(as = ResourceProviderInfo.class)
public interface ResourceProviderInfo {
    /** Its id; absent before it has subscribed. */
    @JsonProperty("id")
    Optional<ResourceProviderId> id();

    /** Its attributes. */
    @JsonProperty("attributes")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Attribute> attributes();

    /** Its type, a name in reversed domain order. */
    @JsonProperty("type")
    String type();

    /** Its name; with the type it is unique on the agent. */
    @JsonProperty("name")
    String name();

    /** The reservations its resources have from the start. Since Mesos 1.5. */
    @JsonProperty("default_reservations")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ReservationInfo> defaultReservations();

    /** The storage it provides. Since Mesos 1.5. */
    @JsonProperty("storage")
    Optional<ResourceProviderStorage> storage();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ResourceProviderInfoBuilder builder() {
        return new ResourceProviderInfoBuilder();
    }

    /** A builder that starts from this. */
    default ResourceProviderInfoBuilder toBuilder() {
        return new ResourceProviderInfoBuilder().from(this);
    }
}

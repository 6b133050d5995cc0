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

/** One layer of a reservation. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ReservationInfoBuilder.class)
@JsonSerialize(as = ReservationInfo.class)
public interface ReservationInfo {
    /** Whether an operator or a call made it. Since Mesos 1.4. */
    @JsonProperty("type")
    Optional<ReservationType> type();

    /** Whom it is for, never {@code *}. Since Mesos 1.4. */
    @JsonProperty("role")
    Optional<String> role();

    /** Who made it. */
    @JsonProperty("principal")
    Optional<String> principal();

    /** Labels; two reservations with different ones differ. */
    @JsonProperty("labels")
    Optional<Labels> labels();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ReservationInfoBuilder builder() {
        return new ReservationInfoBuilder();
    }

    /** A builder that starts from this. */
    default ReservationInfoBuilder toBuilder() {
        return new ReservationInfoBuilder().from(this);
    }
}

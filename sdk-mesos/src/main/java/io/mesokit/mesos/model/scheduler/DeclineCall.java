package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Filters;
import io.mesokit.mesos.model.OfferId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code DECLINE} of a scheduler needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = DeclineCallBuilder.class)
@JsonSerialize(as = DeclineCall.class)
public interface DeclineCall {
    /** The offers. */
    @JsonProperty("offer_ids")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<OfferId> offerIds();

    /** For how long they are not made again. */
    @JsonProperty("filters")
    Optional<Filters> filters();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static DeclineCallBuilder builder() {
        return new DeclineCallBuilder();
    }

    /** A builder that starts from this. */
    default DeclineCallBuilder toBuilder() {
        return new DeclineCallBuilder().from(this);
    }
}

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
import io.mesokit.mesos.model.OfferOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code ACCEPT} of a scheduler needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AcceptCallBuilder.class)
@JsonSerialize(as = AcceptCall.class)
public interface AcceptCall {
    /** The offers, all of one agent and one role. */
    @JsonProperty("offer_ids")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<OfferId> offerIds();

    /** What to do, in this order; what is left is declined. */
    @JsonProperty("operations")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<OfferOperation> operations();

    /** For how long what is left is not offered again. */
    @JsonProperty("filters")
    Optional<Filters> filters();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AcceptCallBuilder builder() {
        return new AcceptCallBuilder();
    }

    /** A builder that starts from this. */
    default AcceptCallBuilder toBuilder() {
        return new AcceptCallBuilder().from(this);
    }
}

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

/** What the call {@code ACCEPT_INVERSE_OFFERS} of a scheduler needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AcceptInverseOffersCallBuilder.class)
@JsonSerialize(as = AcceptInverseOffersCall.class)
public interface AcceptInverseOffersCall {
    /** The inverse offers. */
    @JsonProperty("inverse_offer_ids")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<OfferId> inverseOfferIds();

    /** For how long they are not made again. */
    @JsonProperty("filters")
    Optional<Filters> filters();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AcceptInverseOffersCallBuilder builder() {
        return new AcceptInverseOffersCallBuilder();
    }

    /** A builder that starts from this. */
    default AcceptInverseOffersCallBuilder toBuilder() {
        return new AcceptInverseOffersCallBuilder().from(this);
    }
}

package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkInfo;
import io.mesokit.mesos.model.InverseOffer;
import io.mesokit.mesos.model.Offer;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.TimeInfo;
import io.mesokit.mesos.model.scheduler.OfferConstraints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A framework, as the master knows it. In events it has no offers, resources or constraints. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FrameworkBuilder.class)
@JsonSerialize(as = Framework.class)
public interface Framework {
    /** What it said of itself. */
    @JsonProperty("framework_info")
    FrameworkInfo frameworkInfo();

    /** Whether it gets offers. */
    @JsonProperty("active")
    boolean active();

    /** Whether its scheduler is connected. */
    @JsonProperty("connected")
    boolean connected();

    /** Whether it is known from agents only and has not come back since the master took over. */
    @JsonProperty("recovered")
    boolean recovered();

    /** When it first subscribed to this master; 0 if never. */
    @JsonProperty("registered_time")
    Optional<TimeInfo> registeredTime();

    /** When it last subscribed again; 0 if never. */
    @JsonProperty("reregistered_time")
    Optional<TimeInfo> reregisteredTime();

    /** When it was removed; 0 if it was not. */
    @JsonProperty("unregistered_time")
    Optional<TimeInfo> unregisteredTime();

    /** Its outstanding offers. */
    @JsonProperty("offers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Offer> offers();

    /** Its outstanding inverse offers. */
    @JsonProperty("inverse_offers")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<InverseOffer> inverseOffers();

    /** What its tasks and executors use. */
    @JsonProperty("allocated_resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> allocatedResources();

    /** What its outstanding offers hold. */
    @JsonProperty("offered_resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> offeredResources();

    /** Which agents it wants to be offered. Since Mesos 1.11. */
    @JsonProperty("offer_constraints")
    Optional<OfferConstraints> offerConstraints();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FrameworkBuilder builder() {
        return new FrameworkBuilder();
    }

    /** A builder that starts from this. */
    default FrameworkBuilder toBuilder() {
        return new FrameworkBuilder().from(this);
    }
}

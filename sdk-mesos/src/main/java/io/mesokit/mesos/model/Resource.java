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

/**
 * Some amount of one resource, all of it reserved, allocated and shared alike. {@link Resources} does arithmetic with
 * it. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ResourceBuilder.class)
@JsonSerialize(as = Resource.class)
public interface Resource {
    /** The resource provider it comes from; absent for the agent's own. Since Mesos 1.3. */
    @JsonProperty("provider_id")
    Optional<ResourceProviderId> providerId();

    /**
     * What it is: {@code cpus}, {@code mem} and {@code disk} in megabytes, {@code gpus}, {@code ports}, or a name of
     * one's own.
     */
    @JsonProperty("name")
    String name();

    /** What its amount is; never a text. */
    @JsonProperty("type")
    ValueType type();

    /** The amount, with three decimals. */
    @JsonProperty("scalar")
    Optional<Scalar> scalar();

    /** The numbers. */
    @JsonProperty("ranges")
    Optional<Ranges> ranges();

    /** The words. */
    @JsonProperty("set")
    Optional<ValueSet> set();

    /**
     * The old form of a reservation: the role it is for. Absent means {@code *}, which is nobody's. Deprecated by
     * Mesos.
     */
    @JsonProperty("role")
    Optional<String> role();

    /** Which of a framework's roles it was offered or given to. Since Mesos 1.2. */
    @JsonProperty("allocation_info")
    Optional<AllocationInfo> allocationInfo();

    /** The old form of a dynamic reservation: by whom. */
    @JsonProperty("reservation")
    Optional<ReservationInfo> reservation();

    /** The reservations, outermost first; the last one counts. Since Mesos 1.4. */
    @JsonProperty("reservations")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ReservationInfo> reservations();

    /** What kind of disk it is; only with the name {@code disk}. */
    @JsonProperty("disk")
    Optional<DiskInfo> disk();

    /** There if it may be taken back at any time. */
    @JsonProperty("revocable")
    Optional<Marker> revocable();

    /** There if several tasks may use it; persistent volumes only. Since Mesos 1.1. */
    @JsonProperty("shared")
    Optional<Marker> shared();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ResourceBuilder builder() {
        return new ResourceBuilder();
    }

    /** A builder that starts from this. */
    default ResourceBuilder toBuilder() {
        return new ResourceBuilder().from(this);
    }

    /** As the server prints it. */
    default String toText() {
        return ResourceText.print(this);
    }
}

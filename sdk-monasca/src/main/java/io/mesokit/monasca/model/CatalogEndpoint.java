package io.mesokit.monasca.model;

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

/** An address of a service. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CatalogEndpointBuilder.class)
@JsonSerialize(as = CatalogEndpoint.class)
public interface CatalogEndpoint {
    /** Its id; empty in some hand-made catalogs. */
    @JsonProperty("id")
    @Value.Default
    default String id() {
        return "";
    }

    /** Whom it is for: {@code public}, {@code internal} or {@code admin}. */
    @JsonProperty("interface")
    @Value.Default
    default String visibility() {
        return "";
    }

    /** The region it is in, by id. */
    @JsonProperty("region_id")
    Optional<String> regionId();

    /** The same by its older member. */
    @JsonProperty("region")
    Optional<String> region();

    /** The address as it is in the catalog, perhaps with a slash at its end; empty means that there is none. */
    @JsonProperty("url")
    @Value.Default
    default String url() {
        return "";
    }

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CatalogEndpointBuilder builder() {
        return new CatalogEndpointBuilder();
    }

    /** A builder that starts from this. */
    default CatalogEndpointBuilder toBuilder() {
        return new CatalogEndpointBuilder().from(this);
    }
}

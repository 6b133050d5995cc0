package io.mesokit.monasca.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** A service of the catalog, with its addresses. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CatalogServiceBuilder.class)
@JsonSerialize(as = CatalogService.class)
public interface CatalogService {
    /** Its id. */
    @JsonProperty("id")
    @Value.Default
    default String id() {
        return "";
    }

    /** What it is, such as {@code monitoring} or {@code identity}. */
    @JsonProperty("type")
    @Value.Default
    default String type() {
        return "";
    }

    /** What it is called here, such as {@code monasca}. */
    @JsonProperty("name")
    @Value.Default
    default String name() {
        return "";
    }

    /** Its addresses. */
    @JsonProperty("endpoints")
    List<CatalogEndpoint> endpoints();

    /** Members that this version of the library does not know; they are kept. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CatalogServiceBuilder builder() {
        return new CatalogServiceBuilder();
    }

    /** A builder that starts from this. */
    default CatalogServiceBuilder toBuilder() {
        return new CatalogServiceBuilder().from(this);
    }
}

package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A zone of a region: apart from others, but near. Since Mesos 1.4. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ZoneBuilder.class)
@JsonSerialize(as = Zone.class)
public interface Zone {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ZoneBuilder builder() {
        return new ZoneBuilder();
    }

    /** A builder that starts from this. */
    default ZoneBuilder toBuilder() {
        return new ZoneBuilder().from(this);
    }
}

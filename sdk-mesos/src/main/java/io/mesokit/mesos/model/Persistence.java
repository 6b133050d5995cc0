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

/** What makes disk a persistent volume. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PersistenceBuilder.class)
@JsonSerialize(as = Persistence.class)
public interface Persistence {
    /** Its id, unique for a role on an agent. */
    @JsonProperty("id")
    String id();

    /** Who created it. */
    @JsonProperty("principal")
    Optional<String> principal();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static PersistenceBuilder builder() {
        return new PersistenceBuilder();
    }

    /** A builder that starts from this. */
    default PersistenceBuilder toBuilder() {
        return new PersistenceBuilder().from(this);
    }
}

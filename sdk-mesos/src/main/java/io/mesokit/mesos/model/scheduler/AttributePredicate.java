package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Marker;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What an attribute must be: one of its members. Since Mesos 1.11. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AttributePredicateBuilder.class)
@JsonSerialize(as = AttributePredicate.class)
public interface AttributePredicate {
    /** There if it must be there. */
    @JsonProperty("exists")
    Optional<Marker> exists();

    /** There if it must not be there. */
    @JsonProperty("not_exists")
    Optional<Marker> notExists();

    /** It must be this text; what is no text passes. */
    @JsonProperty("text_equals")
    Optional<TextEquals> textEquals();

    /** It must not be this text, or not be there; what is no text passes. */
    @JsonProperty("text_not_equals")
    Optional<TextNotEquals> textNotEquals();

    /** It must match; what is no text passes. */
    @JsonProperty("text_matches")
    Optional<TextMatches> textMatches();

    /** It must not match, or not be there; what is no text passes. */
    @JsonProperty("text_not_matches")
    Optional<TextNotMatches> textNotMatches();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static AttributePredicateBuilder builder() {
        return new AttributePredicateBuilder();
    }

    /** A builder that starts from this. */
    default AttributePredicateBuilder toBuilder() {
        return new AttributePredicateBuilder().from(this);
    }
}

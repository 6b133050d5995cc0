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

/** A value of one of four types. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TypedValueBuilder.class)
@JsonSerialize(as = TypedValue.class)
public interface TypedValue {
    /** Which; the member of that name must be there. */
    @JsonProperty("type")
    ValueType type();

    /** The number. */
    @JsonProperty("scalar")
    Optional<Scalar> scalar();

    /** The ranges. */
    @JsonProperty("ranges")
    Optional<Ranges> ranges();

    /** The set of words. */
    @JsonProperty("set")
    Optional<ValueSet> set();

    /** The text. */
    @JsonProperty("text")
    Optional<Text> text();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TypedValueBuilder builder() {
        return new TypedValueBuilder();
    }

    /** A builder that starts from this. */
    default TypedValueBuilder toBuilder() {
        return new TypedValueBuilder().from(this);
    }
}

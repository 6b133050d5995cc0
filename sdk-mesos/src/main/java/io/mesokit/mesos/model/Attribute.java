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

/** Something that an agent says of itself. {@link Attributes} reads the text form. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AttributeBuilder.class)
@JsonSerialize(as = Attribute.class)
public interface Attribute {
    /** Its name. */
    @JsonProperty("name")
    String name();

    /** What its value is. */
    @JsonProperty("type")
    ValueType type();

    /** The number. */
    @JsonProperty("scalar")
    Optional<Scalar> scalar();

    /** The ranges. */
    @JsonProperty("ranges")
    Optional<Ranges> ranges();

    /** The set of words; agents never have one. */
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
    static AttributeBuilder builder() {
        return new AttributeBuilder();
    }

    /** A builder that starts from this. */
    default AttributeBuilder toBuilder() {
        return new AttributeBuilder().from(this);
    }
}

package io.mesokit.core.spi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SampleBuilder.class)
@JsonSerialize(as = Sample.class)
public interface Sample {
    @JsonProperty("id")
    String id();

    @JsonProperty("cmd")
    Optional<String> cmd();

    @JsonProperty("instances")
    OptionalInt instances();

    @JsonProperty("names")
    List<String> names();

    @JsonProperty("labels")
    Map<String, String> labels();

    @JsonAnyGetter
    @JsonIgnore
    Map<String, JsonNode> unknownFields();

    static SampleBuilder builder() {
        return new SampleBuilder();
    }

    default SampleBuilder toBuilder() {
        return new SampleBuilder().from(this);
    }
}

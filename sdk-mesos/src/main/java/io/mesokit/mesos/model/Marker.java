package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** A message without members: that it is there is all it says. {@link #present()} makes one. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MarkerBuilder.class)
@JsonSerialize(as = Marker.class)
public interface Marker {
    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** A marker that is there. */
    static Marker present() {
        return new MarkerBuilder().build();
    }
}

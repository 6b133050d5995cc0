package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** A control group's class for the network. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = NetClsBuilder.class)
@JsonSerialize(as = NetCls.class)
public interface NetCls {
    /** The class: major number in the upper half, minor in the lower. */
    @JsonProperty("classid")
    OptionalLong classid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static NetClsBuilder builder() {
        return new NetClsBuilder();
    }

    /** A builder that starts from this. */
    default NetClsBuilder toBuilder() {
        return new NetClsBuilder().from(this);
    }
}

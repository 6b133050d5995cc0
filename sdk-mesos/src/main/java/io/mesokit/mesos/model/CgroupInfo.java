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

/** What is known of a control group. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CgroupInfoBuilder.class)
@JsonSerialize(as = CgroupInfo.class)
public interface CgroupInfo {
    /** Its class for the network. */
    @JsonProperty("net_cls")
    Optional<NetCls> netCls();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CgroupInfoBuilder builder() {
        return new CgroupInfoBuilder();
    }

    /** A builder that starts from this. */
    default CgroupInfoBuilder toBuilder() {
        return new CgroupInfoBuilder().from(this);
    }
}

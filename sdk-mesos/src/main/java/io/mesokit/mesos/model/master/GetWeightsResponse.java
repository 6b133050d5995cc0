package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.WeightInfo;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_WEIGHTS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetWeightsResponseBuilder.class)
@JsonSerialize(as = GetWeightsResponse.class)
public interface GetWeightsResponse {
    /** The weights that were set; all other roles count as 1. */
    @JsonProperty("weight_infos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<WeightInfo> weightInfos();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetWeightsResponseBuilder builder() {
        return new GetWeightsResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetWeightsResponseBuilder toBuilder() {
        return new GetWeightsResponseBuilder().from(this);
    }
}

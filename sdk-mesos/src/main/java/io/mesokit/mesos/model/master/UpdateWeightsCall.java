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

/** What the call {@code UPDATE_WEIGHTS} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateWeightsCallBuilder.class)
@JsonSerialize(as = UpdateWeightsCall.class)
public interface UpdateWeightsCall {
    /** The roles and their new weights; other roles keep theirs. */
    @JsonProperty("weight_infos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<WeightInfo> weightInfos();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateWeightsCallBuilder builder() {
        return new UpdateWeightsCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateWeightsCallBuilder toBuilder() {
        return new UpdateWeightsCallBuilder().from(this);
    }
}

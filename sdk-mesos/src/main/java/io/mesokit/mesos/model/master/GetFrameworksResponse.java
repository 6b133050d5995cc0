package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkInfo;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_FRAMEWORKS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetFrameworksResponseBuilder.class)
@JsonSerialize(as = GetFrameworksResponse.class)
public interface GetFrameworksResponse {
    /** The frameworks that are registered; the master has here those too that are yet to come back. */
    @JsonProperty("frameworks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Framework> frameworks();

    /** Frameworks that are gone; the master keeps the last 50. */
    @JsonProperty("completed_frameworks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Framework> completedFrameworks();

    /** Frameworks known only from agents; empty in all but old versions. Deprecated by Mesos. */
    @JsonProperty("recovered_frameworks")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<FrameworkInfo> recoveredFrameworks();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetFrameworksResponseBuilder builder() {
        return new GetFrameworksResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetFrameworksResponseBuilder toBuilder() {
        return new GetFrameworksResponseBuilder().from(this);
    }
}

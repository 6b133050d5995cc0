package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_EXECUTORS}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetExecutorsResponseBuilder.class)
@JsonSerialize(as = GetExecutorsResponse.class)
public interface GetExecutorsResponse {
    /** The executors. Those that run a single command are not among the master's. */
    @JsonProperty("executors")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Executor> executors();

    /** Executors of frameworks that have not come back; empty in all but old versions. Deprecated by Mesos. */
    @JsonProperty("orphan_executors")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Executor> orphanExecutors();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetExecutorsResponseBuilder builder() {
        return new GetExecutorsResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetExecutorsResponseBuilder toBuilder() {
        return new GetExecutorsResponseBuilder().from(this);
    }
}

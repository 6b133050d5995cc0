package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Operation;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_OPERATIONS}. Since Mesos 1.6. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetOperationsResponseBuilder.class)
@JsonSerialize(as = GetOperationsResponse.class)
public interface GetOperationsResponse {
    /** The operations. */
    @JsonProperty("operations")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Operation> operations();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetOperationsResponseBuilder builder() {
        return new GetOperationsResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetOperationsResponseBuilder toBuilder() {
        return new GetOperationsResponseBuilder().from(this);
    }
}

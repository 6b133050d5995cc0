package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Operation;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Uuid;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code UPDATE_STATE} of a resource provider needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateStateCallBuilder.class)
@JsonSerialize(as = UpdateStateCall.class)
public interface UpdateStateCall {
    /** The operations it knows. */
    @JsonProperty("operations")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Operation> operations();

    /** All it has. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** The version of these resources. */
    @JsonProperty("resource_version_uuid")
    Uuid resourceVersionUuid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateStateCallBuilder builder() {
        return new UpdateStateCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateStateCallBuilder toBuilder() {
        return new UpdateStateCallBuilder().from(this);
    }
}

package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.MasterInfo;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_MASTER}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetMasterResponseBuilder.class)
@JsonSerialize(as = GetMasterResponse.class)
public interface GetMasterResponse {
    /** The leader, which is the master that answers. */
    @JsonProperty("master_info")
    Optional<MasterInfo> masterInfo();

    /** When its process started, in seconds since 1970. Since Mesos 1.5. */
    @JsonProperty("start_time")
    OptionalDouble startTime();

    /** When it was elected, in seconds since 1970. Since Mesos 1.5. */
    @JsonProperty("elected_time")
    OptionalDouble electedTime();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetMasterResponseBuilder builder() {
        return new GetMasterResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetMasterResponseBuilder toBuilder() {
        return new GetMasterResponseBuilder().from(this);
    }
}

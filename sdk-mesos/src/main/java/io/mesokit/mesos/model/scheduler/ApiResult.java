package io.mesokit.mesos.model.scheduler;

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

/** An answer in the library of Mesos itself; it never travels. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ApiResultBuilder.class)
@JsonSerialize(as = ApiResult.class)
public interface ApiResult {
    /** The HTTP status. */
    @JsonProperty("status_code")
    int statusCode();

    /** The body. */
    @JsonProperty("response")
    Optional<SchedulerResponse> response();

    /** What went wrong. */
    @JsonProperty("error")
    Optional<String> error();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ApiResultBuilder builder() {
        return new ApiResultBuilder();
    }

    /** A builder that starts from this. */
    default ApiResultBuilder toBuilder() {
        return new ApiResultBuilder().from(this);
    }
}

package io.mesokit.mesos.model.scheduler;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Request;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code REQUEST} of a scheduler needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = RequestCallBuilder.class)
@JsonSerialize(as = RequestCall.class)
public interface RequestCall {
    /** What is wanted; the allocator of Mesos itself does not look at it. */
    @JsonProperty("requests")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Request> requests();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static RequestCallBuilder builder() {
        return new RequestCallBuilder();
    }

    /** A builder that starts from this. */
    default RequestCallBuilder toBuilder() {
        return new RequestCallBuilder().from(this);
    }
}

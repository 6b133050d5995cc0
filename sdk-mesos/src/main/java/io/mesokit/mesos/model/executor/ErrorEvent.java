package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code ERROR} tells an executor. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ErrorEventBuilder.class)
@JsonSerialize(as = ErrorEvent.class)
public interface ErrorEvent {
    /** Why the subscription is over. */
    @JsonProperty("message")
    String message();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ErrorEventBuilder builder() {
        return new ErrorEventBuilder();
    }

    /** A builder that starts from this. */
    default ErrorEventBuilder toBuilder() {
        return new ErrorEventBuilder().from(this);
    }
}

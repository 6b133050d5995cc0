package io.mesokit.mesos.model.executor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Bytes;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code MESSAGE} of an executor needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = MessageCallBuilder.class)
@JsonSerialize(as = MessageCall.class)
public interface MessageCall {
    /** Whatever there is to say; may get lost. */
    @JsonProperty("data")
    Bytes data();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static MessageCallBuilder builder() {
        return new MessageCallBuilder();
    }

    /** A builder that starts from this. */
    default MessageCallBuilder toBuilder() {
        return new MessageCallBuilder().from(this);
    }
}

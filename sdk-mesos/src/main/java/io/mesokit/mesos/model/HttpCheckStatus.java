package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What a check's request said. Since Mesos 1.2. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = HttpCheckStatusBuilder.class)
@JsonSerialize(as = HttpCheckStatus.class)
public interface HttpCheckStatus {
    /** The status of the answer. */
    @JsonProperty("status_code")
    OptionalInt statusCode();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static HttpCheckStatusBuilder builder() {
        return new HttpCheckStatusBuilder();
    }

    /** A builder that starts from this. */
    default HttpCheckStatusBuilder toBuilder() {
        return new HttpCheckStatusBuilder().from(this);
    }
}

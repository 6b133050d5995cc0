package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FrameworkId;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code TEARDOWN} to the master needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TeardownCallBuilder.class)
@JsonSerialize(as = TeardownCall.class)
public interface TeardownCall {
    /** The framework. */
    @JsonProperty("framework_id")
    FrameworkId frameworkId();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static TeardownCallBuilder builder() {
        return new TeardownCallBuilder();
    }

    /** A builder that starts from this. */
    default TeardownCallBuilder toBuilder() {
        return new TeardownCallBuilder().from(this);
    }
}

package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.VersionInfo;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_VERSION}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetVersionResponseBuilder.class)
@JsonSerialize(as = GetVersionResponse.class)
public interface GetVersionResponse {
    /** The build. */
    @JsonProperty("version_info")
    VersionInfo versionInfo();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetVersionResponseBuilder builder() {
        return new GetVersionResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetVersionResponseBuilder toBuilder() {
        return new GetVersionResponseBuilder().from(this);
    }
}

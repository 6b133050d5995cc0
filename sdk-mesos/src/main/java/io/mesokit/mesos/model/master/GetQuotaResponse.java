package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.QuotaStatus;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the master to {@code GET_QUOTA}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = GetQuotaResponseBuilder.class)
@JsonSerialize(as = GetQuotaResponse.class)
public interface GetQuotaResponse {
    /** The quotas, without roles the caller may not see. */
    @JsonProperty("status")
    QuotaStatus status();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static GetQuotaResponseBuilder builder() {
        return new GetQuotaResponseBuilder();
    }

    /** A builder that starts from this. */
    default GetQuotaResponseBuilder toBuilder() {
        return new GetQuotaResponseBuilder().from(this);
    }
}

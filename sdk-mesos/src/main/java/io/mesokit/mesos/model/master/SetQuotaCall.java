package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.QuotaRequest;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code SET_QUOTA} to the master needs. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = SetQuotaCallBuilder.class)
@JsonSerialize(as = SetQuotaCall.class)
public interface SetQuotaCall {
    /** The quota. */
    @JsonProperty("quota_request")
    QuotaRequest quotaRequest();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static SetQuotaCallBuilder builder() {
        return new SetQuotaCallBuilder();
    }

    /** A builder that starts from this. */
    default SetQuotaCallBuilder toBuilder() {
        return new SetQuotaCallBuilder().from(this);
    }
}

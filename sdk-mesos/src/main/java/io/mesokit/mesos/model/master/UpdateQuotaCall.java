package io.mesokit.mesos.model.master;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.QuotaConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What the call {@code UPDATE_QUOTA} to the master needs. Since Mesos 1.9. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdateQuotaCallBuilder.class)
@JsonSerialize(as = UpdateQuotaCall.class)
public interface UpdateQuotaCall {
    /** Whether the server leaves out its checks against use and capacity; false when absent. */
    @JsonProperty("force")
    Optional<Boolean> force();

    /** The roles and their new quotas; all are set or none. */
    @JsonProperty("quota_configs")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<QuotaConfig> quotaConfigs();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdateQuotaCallBuilder builder() {
        return new UpdateQuotaCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdateQuotaCallBuilder toBuilder() {
        return new UpdateQuotaCallBuilder().from(this);
    }
}

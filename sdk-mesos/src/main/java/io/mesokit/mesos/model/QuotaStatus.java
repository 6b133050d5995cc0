package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The quotas of the cluster. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = QuotaStatusBuilder.class)
@JsonSerialize(as = QuotaStatus.class)
public interface QuotaStatus {
    /** The old form: guarantees only. Deprecated by Mesos. */
    @JsonProperty("infos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<QuotaInfo> infos();

    /** The quotas. Since Mesos 1.9. */
    @JsonProperty("configs")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<QuotaConfig> configs();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static QuotaStatusBuilder builder() {
        return new QuotaStatusBuilder();
    }

    /** A builder that starts from this. */
    default QuotaStatusBuilder toBuilder() {
        return new QuotaStatusBuilder().from(this);
    }
}

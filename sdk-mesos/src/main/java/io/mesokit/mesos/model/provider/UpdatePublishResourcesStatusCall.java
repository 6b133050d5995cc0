package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Uuid;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code UPDATE_PUBLISH_RESOURCES_STATUS} of a resource provider needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = UpdatePublishResourcesStatusCallBuilder.class)
@JsonSerialize(as = UpdatePublishResourcesStatusCall.class)
public interface UpdatePublishResourcesStatusCall {
    /** That of the event. */
    @JsonProperty("uuid")
    Uuid uuid();

    /** How it went. */
    @JsonProperty("status")
    PublishResourcesStatus status();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static UpdatePublishResourcesStatusCallBuilder builder() {
        return new UpdatePublishResourcesStatusCallBuilder();
    }

    /** A builder that starts from this. */
    default UpdatePublishResourcesStatusCallBuilder toBuilder() {
        return new UpdatePublishResourcesStatusCallBuilder().from(this);
    }
}

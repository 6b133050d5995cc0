package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Uuid;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the event {@code PUBLISH_RESOURCES} tells a resource provider. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PublishResourcesEventBuilder.class)
@JsonSerialize(as = PublishResourcesEvent.class)
public interface PublishResourcesEvent {
    /** To answer with. */
    @JsonProperty("uuid")
    Uuid uuid();

    /** What must be made usable. */
    @JsonProperty("resources")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Resource> resources();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static PublishResourcesEventBuilder builder() {
        return new PublishResourcesEventBuilder();
    }

    /** A builder that starts from this. */
    default PublishResourcesEventBuilder toBuilder() {
        return new PublishResourcesEventBuilder().from(this);
    }
}

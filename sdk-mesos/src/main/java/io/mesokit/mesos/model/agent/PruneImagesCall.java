package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.Image;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What the call {@code PRUNE_IMAGES} to the agent needs. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = PruneImagesCallBuilder.class)
@JsonSerialize(as = PruneImagesCall.class)
public interface PruneImagesCall {
    /** Images to keep, besides those the agent's flags name. */
    @JsonProperty("excluded_images")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Image> excludedImages();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static PruneImagesCallBuilder builder() {
        return new PruneImagesCallBuilder();
    }

    /** A builder that starts from this. */
    default PruneImagesCallBuilder toBuilder() {
        return new PruneImagesCallBuilder().from(this);
    }
}

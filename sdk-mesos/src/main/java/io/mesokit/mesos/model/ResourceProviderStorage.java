package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** The storage that a resource provider provides. Since Mesos 1.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ResourceProviderStorageBuilder.class)
@JsonSerialize(as = ResourceProviderStorage.class)
public interface ResourceProviderStorage {
    /** The plugin. */
    @JsonProperty("plugin")
    CsiPluginInfo plugin();

    /** How often its volumes are looked at again, in seconds. Since Mesos 1.9. */
    @JsonProperty("reconciliation_interval_seconds")
    OptionalDouble reconciliationIntervalSeconds();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ResourceProviderStorageBuilder builder() {
        return new ResourceProviderStorageBuilder();
    }

    /** A builder that starts from this. */
    default ResourceProviderStorageBuilder toBuilder() {
        return new ResourceProviderStorageBuilder().from(this);
    }
}

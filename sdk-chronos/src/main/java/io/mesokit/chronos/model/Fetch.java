package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A file to download before a run. Since 2.5. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FetchBuilder.class)
@JsonSerialize(as = Fetch.class)
public interface Fetch {
    /** Where it is. */
    @JsonProperty("uri")
    String uri();

    /** Whether to make it executable; false unless set. */
    @JsonProperty("executable")
    @Value.Default
    default boolean executable() {
        return false;
    }

    /** Whether the agent keeps it for the next run; false unless set. */
    @JsonProperty("cache")
    @Value.Default
    default boolean cache() {
        return false;
    }

    /** Whether an archive is unpacked; absent for the server's default: true since 3.0.1, false before. */
    @JsonProperty("extract")
    Optional<Boolean> extract();

    /** The name it gets in the sandbox. Since 3.0.1. */
    @JsonProperty("output_file")
    Optional<String> outputFile();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * A file with nothing special about it.
     *
     * @param uri where it is
     */
    static Fetch of(String uri) {
        return builder().uri(uri).build();
    }
    /** Starts with nothing set. */
    static FetchBuilder builder() {
        return new FetchBuilder();
    }

    /** A builder that starts from this. */
    default FetchBuilder toBuilder() {
        return new FetchBuilder().from(this);
    }
}

package io.mesokit.mesos.model;

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

/** A file that is fetched into the sandbox. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = CommandUriBuilder.class)
@JsonSerialize(as = CommandUri.class)
public interface CommandUri {
    /** Where it is: a URL, or a path on the agent. */
    @JsonProperty("value")
    String value();

    /** Whether it is made executable; it is not unpacked then. */
    @JsonProperty("executable")
    Optional<Boolean> executable();

    /** Whether archives are unpacked. {@code true} when absent. */
    @JsonProperty("extract")
    Optional<Boolean> extract();

    /** Whether the agent keeps it for the next time. */
    @JsonProperty("cache")
    Optional<Boolean> cache();

    /** What it is called in the sandbox; a relative path. */
    @JsonProperty("output_file")
    Optional<String> outputFile();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static CommandUriBuilder builder() {
        return new CommandUriBuilder();
    }

    /** A builder that starts from this. */
    default CommandUriBuilder toBuilder() {
        return new CommandUriBuilder().from(this);
    }

    /**
     * A file that is fetched, and unpacked if it is an archive.
     *
     * @param value where it is
     */
    static CommandUri of(String value) {
        return builder().value(value).build();
    }
}

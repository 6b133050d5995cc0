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
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** A file or directory of a server. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = FileInfoBuilder.class)
@JsonSerialize(as = FileInfo.class)
public interface FileInfo {
    /** Its path, in the server's virtual tree. */
    @JsonProperty("path")
    String path();

    /** How many names it has. */
    @JsonProperty("nlink")
    OptionalInt nlink();

    /** Its size, in bytes. */
    @JsonProperty("size")
    @Unsigned
    OptionalLong size();

    /** When it was last written. */
    @JsonProperty("mtime")
    Optional<TimeInfo> mtime();

    /** Its kind and permissions, as stat(2) gives them. */
    @JsonProperty("mode")
    OptionalInt mode();

    /** The name of its owner. */
    @JsonProperty("uid")
    Optional<String> uid();

    /** The name of its group. */
    @JsonProperty("gid")
    Optional<String> gid();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static FileInfoBuilder builder() {
        return new FileInfoBuilder();
    }

    /** A builder that starts from this. */
    default FileInfoBuilder toBuilder() {
        return new FileInfoBuilder().from(this);
    }
}

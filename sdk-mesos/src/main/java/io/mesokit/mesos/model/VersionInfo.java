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
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** A build of Mesos. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = VersionInfoBuilder.class)
@JsonSerialize(as = VersionInfo.class)
public interface VersionInfo {
    /** The version. */
    @JsonProperty("version")
    String version();

    /** When it was built, as text. */
    @JsonProperty("build_date")
    Optional<String> buildDate();

    /** When it was built, in seconds since 1970. */
    @JsonProperty("build_time")
    OptionalDouble buildTime();

    /** Who built it. */
    @JsonProperty("build_user")
    Optional<String> buildUser();

    /** The commit. */
    @JsonProperty("git_sha")
    Optional<String> gitSha();

    /** The branch. */
    @JsonProperty("git_branch")
    Optional<String> gitBranch();

    /** The tag. */
    @JsonProperty("git_tag")
    Optional<String> gitTag();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static VersionInfoBuilder builder() {
        return new VersionInfoBuilder();
    }

    /** A builder that starts from this. */
    default VersionInfoBuilder toBuilder() {
        return new VersionInfoBuilder().from(this);
    }
}

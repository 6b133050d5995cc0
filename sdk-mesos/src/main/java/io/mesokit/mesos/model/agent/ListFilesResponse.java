package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import io.mesokit.mesos.model.FileInfo;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The answer of the agent to {@code LIST_FILES}. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = ListFilesResponseBuilder.class)
@JsonSerialize(as = ListFilesResponse.class)
public interface ListFilesResponse {
    /** The entries of the directory; none if the path is a file. */
    @JsonProperty("file_infos")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<FileInfo> fileInfos();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** Starts with nothing set. */
    static ListFilesResponseBuilder builder() {
        return new ListFilesResponseBuilder();
    }

    /** A builder that starts from this. */
    default ListFilesResponseBuilder toBuilder() {
        return new ListFilesResponseBuilder().from(this);
    }
}

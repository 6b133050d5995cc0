package io.mesokit.chronos.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import org.immutables.value.Value;

/** How a run of an asynchronous job ended. Up to 2.5.1. Immutable. */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = TaskNotificationBuilder.class)
@JsonSerialize(as = TaskNotification.class)
public interface TaskNotification {
    /** 0 if it succeeded, anything else if it failed. */
    @JsonProperty("statusCode")
    int statusCode();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /** It succeeded. */
    static TaskNotification succeeded() {
        return builder().statusCode(0).build();
    }

    /**
     * It failed.
     *
     * @param statusCode anything but 0
     * @throws IllegalArgumentException if it is 0
     */
    static TaskNotification failed(int statusCode) {
        if (statusCode == 0) {
            throw new IllegalArgumentException("statusCode 0 means success; use succeeded()");
        }
        return builder().statusCode(statusCode).build();
    }
    /** Starts with nothing set. */
    static TaskNotificationBuilder builder() {
        return new TaskNotificationBuilder();
    }

    /** A builder that starts from this. */
    default TaskNotificationBuilder toBuilder() {
        return new TaskNotificationBuilder().from(this);
    }
}

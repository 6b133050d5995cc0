package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * Which call of a resource provider it is. An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record ProviderCallType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ProviderCallType UNKNOWN = new ProviderCallType("UNKNOWN");

    /** Needs {@link ProviderCall#subscribe()}. Since Mesos 1.4. */
    public static final ProviderCallType SUBSCRIBE = new ProviderCallType("SUBSCRIBE");

    /** Needs {@link ProviderCall#updateOperationStatus()}. Since Mesos 1.5. */
    public static final ProviderCallType UPDATE_OPERATION_STATUS = new ProviderCallType("UPDATE_OPERATION_STATUS");

    /** Needs {@link ProviderCall#updateState()}. Since Mesos 1.5. */
    public static final ProviderCallType UPDATE_STATE = new ProviderCallType("UPDATE_STATE");

    /** Needs {@link ProviderCall#updatePublishResourcesStatus()}. Since Mesos 1.5. */
    public static final ProviderCallType UPDATE_PUBLISH_RESOURCES_STATUS =
            new ProviderCallType("UPDATE_PUBLISH_RESOURCES_STATUS");

    private static final Set<ProviderCallType> KNOWN =
            Set.of(UNKNOWN, SUBSCRIBE, UPDATE_OPERATION_STATUS, UPDATE_STATE, UPDATE_PUBLISH_RESOURCES_STATUS);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ProviderCallType of(String word) {
        return new ProviderCallType(word);
    }

    /** Whether this library knows the word. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return word;
    }
}

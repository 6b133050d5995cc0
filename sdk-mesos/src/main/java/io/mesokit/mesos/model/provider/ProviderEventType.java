package io.mesokit.mesos.model.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What happened. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record ProviderEventType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final ProviderEventType UNKNOWN = new ProviderEventType("UNKNOWN");

    /** Comes with {@link ProviderEvent#subscribed()}. Since Mesos 1.4. */
    public static final ProviderEventType SUBSCRIBED = new ProviderEventType("SUBSCRIBED");

    /** Comes with {@link ProviderEvent#applyOperation()}. Since Mesos 1.5. */
    public static final ProviderEventType APPLY_OPERATION = new ProviderEventType("APPLY_OPERATION");

    /** Comes with {@link ProviderEvent#publishResources()}. Since Mesos 1.5. */
    public static final ProviderEventType PUBLISH_RESOURCES = new ProviderEventType("PUBLISH_RESOURCES");

    /** Comes with {@link ProviderEvent#acknowledgeOperationStatus()}. Since Mesos 1.5. */
    public static final ProviderEventType ACKNOWLEDGE_OPERATION_STATUS =
            new ProviderEventType("ACKNOWLEDGE_OPERATION_STATUS");

    /** Comes with {@link ProviderEvent#reconcileOperations()}. Since Mesos 1.5. */
    public static final ProviderEventType RECONCILE_OPERATIONS = new ProviderEventType("RECONCILE_OPERATIONS");

    /** Has no member of its own. Since Mesos 1.8. */
    public static final ProviderEventType TEARDOWN = new ProviderEventType("TEARDOWN");

    private static final Set<ProviderEventType> KNOWN = Set.of(
            UNKNOWN,
            SUBSCRIBED,
            APPLY_OPERATION,
            PUBLISH_RESOURCES,
            ACKNOWLEDGE_OPERATION_STATUS,
            RECONCILE_OPERATIONS,
            TEARDOWN);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static ProviderEventType of(String word) {
        return new ProviderEventType(word);
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

package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a master is able to do. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record MasterCapabilityType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final MasterCapabilityType UNKNOWN = new MasterCapabilityType("UNKNOWN");

    /** It takes updates of what an agent is. */
    public static final MasterCapabilityType AGENT_UPDATE = new MasterCapabilityType("AGENT_UPDATE");

    /** It drains agents. Since Mesos 1.9. */
    public static final MasterCapabilityType AGENT_DRAINING = new MasterCapabilityType("AGENT_DRAINING");

    /** It keeps quotas with limits. Since Mesos 1.12. */
    public static final MasterCapabilityType QUOTA_V2 = new MasterCapabilityType("QUOTA_V2");

    private static final Set<MasterCapabilityType> KNOWN = Set.of(UNKNOWN, AGENT_UPDATE, AGENT_DRAINING, QUOTA_V2);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static MasterCapabilityType of(String word) {
        return new MasterCapabilityType(word);
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

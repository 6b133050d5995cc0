package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * A version of IP. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record IpProtocol(@JsonValue String word) {
    /** The fourth. */
    public static final IpProtocol IPV4 = new IpProtocol("IPv4");

    /** The sixth. */
    public static final IpProtocol IPV6 = new IpProtocol("IPv6");

    private static final Set<IpProtocol> KNOWN = Set.of(IPV4, IPV6);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static IpProtocol of(String word) {
        return new IpProtocol(word);
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

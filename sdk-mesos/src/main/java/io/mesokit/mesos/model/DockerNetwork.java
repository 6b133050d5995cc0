package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * How a container of Docker is on the network. An open set of words: one that is not known here is kept as it came.
 * Immutable.
 *
 * @param word the word, as on the wire
 */
public record DockerNetwork(@JsonValue String word) {
    /** On the host's. */
    public static final DockerNetwork HOST = new DockerNetwork("HOST");

    /** On Docker's bridge. */
    public static final DockerNetwork BRIDGE = new DockerNetwork("BRIDGE");

    /** Not at all. */
    public static final DockerNetwork NONE = new DockerNetwork("NONE");

    /** On the one that the first of the network infos names. */
    public static final DockerNetwork USER = new DockerNetwork("USER");

    private static final Set<DockerNetwork> KNOWN = Set.of(HOST, BRIDGE, NONE, USER);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static DockerNetwork of(String word) {
        return new DockerNetwork(word);
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

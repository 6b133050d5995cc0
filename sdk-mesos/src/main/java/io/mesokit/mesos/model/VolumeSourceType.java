package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;

/**
 * What a volume is. An open set of words: one that is not known here is kept as it came. Immutable.
 *
 * @param word the word, as on the wire
 */
public record VolumeSourceType(@JsonValue String word) {
    /** What a server says for a type it does not know; never sent. */
    public static final VolumeSourceType UNKNOWN = new VolumeSourceType("UNKNOWN");

    /** A volume of Docker. */
    public static final VolumeSourceType DOCKER_VOLUME = new VolumeSourceType("DOCKER_VOLUME");

    /** A path on the host. Since Mesos 1.5. */
    public static final VolumeSourceType HOST_PATH = new VolumeSourceType("HOST_PATH");

    /** A path in a sandbox. */
    public static final VolumeSourceType SANDBOX_PATH = new VolumeSourceType("SANDBOX_PATH");

    /** A secret as a file. Since Mesos 1.3. */
    public static final VolumeSourceType SECRET = new VolumeSourceType("SECRET");

    /** A volume of a storage plugin. Since Mesos 1.11. */
    public static final VolumeSourceType CSI_VOLUME = new VolumeSourceType("CSI_VOLUME");

    private static final Set<VolumeSourceType> KNOWN =
            Set.of(UNKNOWN, DOCKER_VOLUME, HOST_PATH, SANDBOX_PATH, SECRET, CSI_VOLUME);

    /**
     * The word as a value.
     *
     * @param word as on the wire
     */
    @JsonCreator
    public static VolumeSourceType of(String word) {
        return new VolumeSourceType(word);
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

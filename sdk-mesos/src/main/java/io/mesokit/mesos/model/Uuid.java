package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;

/**
 * A UUID as a message of its own; task statuses hold the same sixteen bytes bare. Immutable.
 *
 * @param value the sixteen bytes
 */
public record Uuid(@JsonProperty("value") Bytes value) {
    /** Refuses an absent value. */
    public Uuid {
        Objects.requireNonNull(value, "value");
    }

    /**
     * The same UUID.
     *
     * @param uuid any
     */
    public static Uuid of(UUID uuid) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * Long.BYTES);
        buffer.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return new Uuid(Bytes.of(buffer.array()));
    }

    /**
     * The same as Java's.
     *
     * @throws IllegalStateException if there are not sixteen bytes
     */
    public UUID toUuid() {
        if (value.size() != 2 * Long.BYTES) {
            throw new IllegalStateException("a UUID has 16 bytes, this has " + value.size());
        }
        ByteBuffer buffer = ByteBuffer.wrap(value.toByteArray());
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}

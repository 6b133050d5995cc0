package io.mesokit.testkit.mesos;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Random identities in the form in which they go over the wire. */
final class Ids {
    private Ids() {}

    /** Sixteen bytes in base64. */
    static String uuid() {
        UUID made = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(made.getMostSignificantBits())
                .putLong(made.getLeastSignificantBits())
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}

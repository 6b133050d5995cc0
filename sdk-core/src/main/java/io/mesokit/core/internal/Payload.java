package io.mesokit.core.internal;

import java.io.IOException;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body of known length, as all are but {@link StreamedPayload}. It has no media type of its own: the header is set
 * exactly as the request has it, for Mesos and Monasca refuse any parameter after {@code application/json}.
 */
final class Payload extends RequestBody {
    private static final byte[] EMPTY = {};

    private final byte[] bytes;

    Payload(Optional<byte[]> bytes) {
        this.bytes = bytes.orElse(EMPTY);
    }

    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}

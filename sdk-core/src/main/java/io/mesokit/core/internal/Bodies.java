package io.mesokit.core.internal;

import java.io.IOException;
import java.util.Optional;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Reads whole bodies, but no larger than agreed. */
final class Bodies {
    private Bodies() {}

    /** The body's bytes; empty if there are more than that. */
    static Optional<byte[]> read(ResponseBody body, long limit) throws IOException {
        BufferedSource source = body.source();
        long length = body.contentLength();
        boolean unbounded = length < 0 && limit != Long.MAX_VALUE;
        if (length > limit || (unbounded && source.request(limit + 1))) {
            return Optional.empty();
        }
        return Optional.of(source.readByteArray());
    }
}

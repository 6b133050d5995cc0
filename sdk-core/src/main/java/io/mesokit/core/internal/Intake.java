package io.mesokit.core.internal;

import io.mesokit.core.RawResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

/** What is done with an answer once its head is there. */
interface Intake {
    /** Marks a request before it is sent. */
    default void mark(Request.Builder wire) {}

    /**
     * The body to send, if it is not that of the request: one that is written while it is sent, and can be sent once.
     */
    default Optional<StreamedPayload> streamed() {
        return Optional.empty();
    }

    /** An exchange begins; the last one is that whose answer is taken in. */
    default void begin(Call call) {}

    /** Limits an exchange to what is left of the time. */
    default void limit(Call call, long nanos) {
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
    }

    /** Takes an answer in, and closes it unless it is to stay open. */
    RawResponse take(Exchange exchange, Response response) throws IOException;

    /** Reads the whole body. */
    static Intake whole() {
        return (exchange, response) -> {
            try (response) {
                return exchange.read(response);
            }
        };
    }
}

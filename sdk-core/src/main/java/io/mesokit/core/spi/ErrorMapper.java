package io.mesokit.core.spi;

import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.StatusException;
import java.util.Optional;

/** What a service's refusals mean, where the status alone does not tell. */
@FunctionalInterface
public interface ErrorMapper {
    /**
     * The refusal as an exception.
     *
     * @param request what was asked
     * @param response an answer of 400 or more; for a stream, any but 200
     * @return the exception; empty to go by the status
     */
    Optional<StatusException> map(Request request, RawResponse response);

    /**
     * Whether the server says by this that it is not the one to ask, or did not so much as look at the request, so that
     * any operation may be sent again.
     *
     * @param request what was asked
     * @param response an answer of 400 or more
     * @return by default {@link Readiness#READY}
     */
    default Readiness readiness(Request request, RawResponse response) {
        return Readiness.READY;
    }

    /** Goes by the status alone. */
    static ErrorMapper byStatus() {
        return (request, response) -> Optional.empty();
    }
}

package io.mesokit.monasca;

import io.mesokit.core.MesokitException;

/**
 * The catalog has services, but none that was asked for: of another type, in another region, or with another interface.
 * The message says what there is.
 */
public class EndpointNotFoundException extends MesokitException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed lookup.
     *
     * @param message what was looked for, and what there is
     */
    public EndpointNotFoundException(String message) {
        super(null, message, null);
    }
}

package io.mesokit.monasca;

/**
 * The token came without a catalog, so no address can be looked up: it is for nothing in particular. Log in for a
 * project, or give the service's address instead.
 */
public final class EmptyCatalogException extends EndpointNotFoundException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed lookup.
     *
     * @param message what was looked for, and what to do
     */
    public EmptyCatalogException(String message) {
        super(message);
    }
}

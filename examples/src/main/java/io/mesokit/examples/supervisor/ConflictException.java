package io.mesokit.examples.supervisor;

/** A registration that contradicts another. */
final class ConflictException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    ConflictException(String message) {
        super(message);
    }
}

package io.mesokit.examples.supervisor;

/** A report of a job that nobody registered. */
final class UnknownJobException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownJobException(String uuid) {
        super("no job is registered under " + uuid);
    }
}

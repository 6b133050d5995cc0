package io.mesokit.testkit.monasca;

import java.util.Optional;

/** A refusal by the API's own code, with a title and mostly a description. */
final class MonascaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    private MonascaException(int status, String title, String description) {
        super(description);
        this.status = status;
        this.title = title;
    }

    static MonascaException badRequest(String description) {
        return new MonascaException(400, "Bad request", description);
    }

    /** The caller's role is missing; the title says Forbidden and the status does not. */
    static MonascaException forbidden() {
        return new MonascaException(401, "Forbidden", "The request does not have access to this service");
    }

    static MonascaException notFound() {
        return new MonascaException(404, "404 Not Found", "");
    }

    static MonascaException wrongMethod() {
        return new MonascaException(405, "405 Method Not Allowed", "");
    }

    static MonascaException multipleMetrics() {
        return new MonascaException(
                409,
                "MultipleMetrics",
                "Found multiple metrics matching metric name and dimensions. Please refine your search criteria using a"
                        + " unique metric name or additional dimensions. Alternatively, you may specify"
                        + " 'merge_metrics=True' as a query parameter to combine all metrics matching search criteria"
                        + " into a single series.");
    }

    static MonascaException unprocessable(String description) {
        return unprocessable("Unprocessable Entity", description);
    }

    static MonascaException unprocessable(String title, String description) {
        return new MonascaException(422, title, description);
    }

    /** A mistake that the code does not expect and reports as its own. */
    static MonascaException unexpected(String description) {
        return new MonascaException(500, "Service unavailable", description);
    }

    /** The metrics database was down or refused the query. */
    static MonascaException repository(String description) {
        return new MonascaException(500, "The repository was unable to process your request", description);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    Optional<String> description() {
        return Optional.ofNullable(getMessage()).filter(text -> !text.isEmpty());
    }
}

package io.mesokit.testkit.chronos;

import java.util.Optional;

/**
 * A request the server refuses. The kind decides the form of the answer, which differs between versions.
 *
 * <p>{@code failure} is the exception the server would show, {@code plain} the text without its class.
 */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String plain;
    private final String method;

    /** The forms of a refusal. */
    enum Kind {
        /** 400 with the message only. */
        INVALID,
        /** 400 with a failed precondition: a whole stack trace in 3.x, its text in 2.x. */
        PRECONDITION,
        /** 500 with a stack trace in 3.x, empty in 2.x. */
        FAILED,
        /** 500 as an HTML page: the request never became an object. */
        UNREADABLE
    }

    private Rejection(Kind kind, String shown, String plain, String method) {
        super(shown);
        this.kind = kind;
        this.plain = plain;
        this.method = method;
    }

    static Rejection invalid(String message) {
        return new Rejection(Kind.INVALID, message, message, "");
    }

    static Rejection precondition(String method, String text) {
        String plain = "requirement failed: " + text;
        return new Rejection(Kind.PRECONDITION, "java.lang.IllegalArgumentException: " + plain, plain, method);
    }

    static Rejection failed(String method, String exception) {
        return new Rejection(Kind.FAILED, exception, "", method);
    }

    static Rejection unreadable(String exception) {
        return new Rejection(Kind.UNREADABLE, exception, "", "");
    }

    Kind kind() {
        return kind;
    }

    /** What 3.x shows. */
    String shown() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    /** What 2.x shows. */
    String plain() {
        return plain;
    }

    /** Class and method of the resource that refused, for the trace. */
    String method() {
        return method;
    }
}

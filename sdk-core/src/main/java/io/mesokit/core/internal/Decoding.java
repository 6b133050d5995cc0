package io.mesokit.core.internal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.mesokit.core.LimitExceededException;
import io.mesokit.core.MalformedBodyException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.UnexpectedShapeException;
import org.jspecify.annotations.Nullable;

/** Sorts what a decoder throws by what it means. */
final class Decoding {
    private Decoding() {}

    static MesokitException failure(RawResponse raw, Exception thrown) {
        if (thrown instanceof MesokitException typed) {
            return typed;
        }
        String around = "; " + raw.status() + " " + raw.header("Content-Type").orElse("without a Content-Type")
                + ", the body begins: " + raw.head();
        MesokitException failure = failure(raw.request(), thrown, around);
        String body = raw.text();
        return body.equals(raw.shown(body)) ? failure : withoutQuotes(raw, failure, around);
    }

    /** A parser quotes what it stumbled over, or a part of it: neither its words nor itself may stay. */
    private static MesokitException withoutQuotes(RawResponse raw, MesokitException failure, String around) {
        if (failure instanceof LimitExceededException) {
            return new LimitExceededException(raw.request(), "beyond a limit of JSON" + around, null);
        }
        return failure instanceof MalformedBodyException
                ? new MalformedBodyException(raw.request(), "not JSON" + around, null)
                : new UnexpectedShapeException(raw.request(), "unexpected JSON" + around, null);
    }

    static MesokitException failure(@Nullable RequestInfo request, Exception thrown, String around) {
        if (thrown instanceof MesokitException typed) {
            return typed;
        }
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            root = cause instanceof com.fasterxml.jackson.core.JacksonException ? cause : root;
        }
        if (root instanceof StreamConstraintsException limit) {
            return new LimitExceededException(request, limit.getOriginalMessage() + around, thrown);
        }
        if (root instanceof JsonParseException || root instanceof JsonEOFException) {
            String what = ((com.fasterxml.jackson.core.JacksonException) root).getOriginalMessage();
            return new MalformedBodyException(request, "not JSON: " + what + around, thrown);
        }
        return new UnexpectedShapeException(request, shape(thrown) + around, thrown);
    }

    private static String shape(Exception thrown) {
        if (thrown instanceof JsonMappingException mapping) {
            return "unexpected JSON at " + mapping.getPathReference() + ": " + mapping.getOriginalMessage();
        }
        return "unexpected content: " + thrown;
    }
}

package io.mesokit.core.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What a broken connection is, in words that say what to look at. */
final class Wording {
    static final String OUTCOME_UNKNOWN = "the request was sent, no complete answer came, and repeating it could do it"
            + " twice: look at the server's state first (TROUBLESHOOTING.md#outcome-unknown)";

    private Wording() {}

    /** Whether nobody is there, as opposed to somebody with whom no connection can be made. */
    static boolean isGone(IOException e) {
        return e instanceof SocketException || e instanceof InterruptedIOException;
    }

    /** Words for a failure, by whether the request was on its way when it came. */
    static String of(IOException e, boolean sent) {
        if (e instanceof ConnectException) {
            return "connection refused; is the server up, and this its address? (" + e.getMessage() + ")";
        }
        if (e instanceof UnknownHostException) {
            return "unknown host; is the name right? (" + e.getMessage() + ")";
        }
        if (e instanceof SSLException) {
            return "TLS failed; an authority of your own is named by tls(…), or by \"ca\" in a credential file that options"
                    + " are read from ("
                    + e.getMessage() + ")";
        }
        if (e instanceof InterruptedIOException && !sent) {
            return "no connection in time; is the server up, and this its address? (" + e.getMessage() + ")";
        }
        if (e instanceof InterruptedIOException) {
            return "no answer within the time for one attempt (" + e.getMessage() + ")";
        }
        return "the connection broke (" + e + ")";
    }
}

package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The shapes in which each version answers: which headers, which body, framed how. */
final class Answers {
    private static final String NO_CACHE = "must-revalidate,no-cache,no-store";
    private static final String JSON = "application/json";

    private final ChronosVersion version;

    Answers(ChronosVersion version) {
        this.version = version;
    }

    /** The answer to a read: chunked, and compressed in 3.x for who accepts that. */
    WireResponse read(WireRequest request, String type, String body) {
        WireResponse answer =
                WireResponse.of(200).header("Access-Control-Allow-Origin", "*").header("Content-Type", type);
        if (version.isV3()) {
            answer = answer.header("Vary", "Accept-Encoding, User-Agent");
        }
        if (body.isEmpty()) {
            return served(answer);
        }
        boolean gzip = version.isV3()
                && request.header("Accept-Encoding")
                        .filter(a -> a.contains("gzip"))
                        .isPresent();
        return served(
                gzip
                        ? answer.header("Content-Encoding", "gzip")
                                .body(zipped(body))
                                .chunked()
                        : answer.body(body).chunked());
    }

    WireResponse json(WireRequest request, JsonNode body) {
        return read(request, JSON, body.toString());
    }

    WireResponse noContent() {
        return served(
                WireResponse.of(204).header("Access-Control-Allow-Origin", "*").header("Content-Type", JSON));
    }

    /** Text that claims to be JSON. */
    WireResponse mislabelled(int status, String text) {
        WireResponse answer = WireResponse.of(status)
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Type", JSON);
        return served(text.isEmpty() ? answer : answer.body(text).chunked());
    }

    /** What the REST layer answers by itself: nothing. */
    WireResponse empty(int status) {
        return served(WireResponse.of(status).header("Access-Control-Allow-Origin", "*"));
    }

    WireResponse methodNotAllowed(String allowed) {
        return served(
                WireResponse.of(405).header("Access-Control-Allow-Origin", "*").header("Allow", allowed));
    }

    WireResponse ping(boolean head) {
        String type = head ? "text/plain" : "text/plain;charset=" + charset();
        WireResponse answer = WireResponse.of(200)
                .header("Cache-Control", NO_CACHE)
                .header("Access-Control-Allow-Credentials", "true")
                .header("Content-Type", type);
        if (version.isV3() && !head) {
            answer = answer.header("Vary", "Accept-Encoding, User-Agent");
        }
        return served(answer.body("pong\n"));
    }

    WireResponse metrics(WireRequest request, String body) {
        return read(request, JSON, body).header("Cache-Control", NO_CACHE);
    }

    WireResponse page(String html) {
        WireResponse answer = WireResponse.of(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Type", "text/html;charset=" + charset());
        return served(
                version.isV3()
                        ? answer.header("Vary", "Accept-Encoding, User-Agent").body(html)
                        : answer.body(html));
    }

    WireResponse wadl(String xml, String allowed) {
        return served(WireResponse.of(200)
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Type", "application/vnd.sun.wadl+xml")
                .header("Allow", allowed)
                .header("Vary", "Accept")
                .body(xml));
    }

    WireResponse unauthorized(String path) {
        return served(WireResponse.of(401)
                .header("WWW-Authenticate", "basic realm=\"Mesosphere\"")
                .header("Cache-Control", NO_CACHE)
                .header("Content-Type", "text/html;charset=" + charset())
                .body(html(401, path, "Unauthorized")));
    }

    /** The web server's own error page. */
    WireResponse errorPage(int status, String path, String reason) {
        WireResponse answer = WireResponse.of(status);
        if (status != 403) {
            answer = answer.header("Access-Control-Allow-Origin", "*");
        }
        return served(answer.header("Cache-Control", NO_CACHE)
                .header("Content-Type", "text/html;charset=" + charset())
                .body(html(status, path, reason)));
    }

    WireResponse refused(Rejection why, String path) {
        return version.isV3() ? refusedBy3(why, path) : refusedBy2(why, path);
    }

    private WireResponse refusedBy3(Rejection why, String path) {
        return switch (why.kind()) {
            case INVALID -> result(400, "Bad Request", why.shown());
            case PRECONDITION -> result(400, "Bad Request", Traces.of(why));
            case FAILED -> result(500, "Internal Server Error", Traces.of(why));
            case UNREADABLE -> errorPage(500, path, why.shown()).header("Connection", "close");
        };
    }

    private WireResponse refusedBy2(Rejection why, String path) {
        return switch (why.kind()) {
            case INVALID -> mislabelled(400, "");
            case PRECONDITION -> mislabelled(400, why.plain());
            case FAILED -> mislabelled(500, "");
            case UNREADABLE -> errorPage(500, path, "Server Error");
        };
    }

    private WireResponse result(int status, String word, String message) {
        JsonNode body =
                JsonNodeFactory.instance.objectNode().put("message", message).put("status", word);
        return mislabelled(status, body.toString());
    }

    private WireResponse served(WireResponse answer) {
        return answer.header("Server", version.isV3() ? "Jetty(9.3.6.v20151106)" : "Jetty(8.1.15.v20140411)");
    }

    private String charset() {
        return version.isV3() ? "iso-8859-1" : "ISO-8859-1";
    }

    private String html(int status, String path, String reason) {
        String title = version.isV3() ? "" : reason;
        String foot = version.isV3()
                ? "<hr /><a href=\"http://eclipse.org/jetty\">Powered by Jetty:// 9.3.6.v20151106</a><hr/>\n"
                : "<hr /><i><small>Powered by Jetty://</small></i>\n" + (" ".repeat(48) + "\n").repeat(20);
        return """
                <html>
                <head>
                <meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
                <title>Error %d %s</title>
                </head>
                <body>
                <h2>HTTP ERROR: %d</h2>
                <p>Problem accessing %s. Reason:
                <pre>    %s</pre></p>
                """.formatted(status, title, status, escaped(path), escaped(reason)) + foot + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.StreamBody;
import io.mesokit.testkit.http.StreamSink;
import io.mesokit.testkit.http.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers in the encoding that the client takes. Everything is made in JSON; this turns it into what is wanted. */
final class Encoded {
    private final String response;
    private final String record;

    /** Answers that are messages of these kinds: whole, and on streams. */
    Encoded(String response, String record) {
        this.response = response;
        this.record = record;
    }

    /** The same answer in that encoding. */
    WireResponse in(Encoding encoding, WireResponse json) {
        if (encoding == Encoding.JSON) {
            return json;
        }
        if (json.stream().isPresent()) {
            return json.headers(json.headers().with("Content-Type", encoding.contentType())).stream(
                    recoded(json.stream().get(), encoding));
        }
        boolean message = json.headers()
                .first("Content-Type")
                .filter(Negotiation.JSON::equals)
                .isPresent();
        return message
                ? json.headers(json.headers().with("Content-Type", encoding.contentType()))
                        .body(encoding.bytes(parsed(json.text()), response))
                : json;
    }

    /** Each piece of a stream is one record. */
    private StreamBody recoded(StreamBody records, Encoding encoding) {
        return sink -> records.writeTo(new Recoding(sink, encoding));
    }

    private final class Recoding implements StreamSink {
        private final StreamSink to;
        private final Encoding encoding;

        Recoding(StreamSink to, Encoding encoding) {
            this.to = to;
            this.encoding = encoding;
        }

        @Override
        public void send(byte[] piece) throws IOException {
            String text = new String(piece, StandardCharsets.UTF_8);
            to.send(RecordIo.frame(encoding.bytes(parsed(text.substring(text.indexOf('\n') + 1)), record)));
        }

        @Override
        public void onClientGone(Runnable action) {
            to.onClientGone(action);
        }
    }

    private static JsonNode parsed(String ours) {
        try {
            return Json.parse(ours);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(ours, impossible);
        }
    }
}

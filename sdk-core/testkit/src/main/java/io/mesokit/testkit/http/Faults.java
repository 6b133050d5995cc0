package io.mesokit.testkit.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * Scripts what goes wrong. Each call adds one fault to the end of the script; each request uses up the first fault that
 * is meant for it, and requests for which none is left are served. {@link #when} narrows the following faults to some
 * requests. Thread-safe.
 *
 * <pre>{@code
 * server.faults().failNext(503).delayNext(Duration.ofSeconds(2));            // first 503, then a slow answer
 * server.faults().when(r -> r.path().endsWith("/jobs")).resetMidBody(20);
 * }</pre>
 */
public final class Faults {
    private static final int PIECE = 8192;

    private final Script script;
    private final Predicate<WireRequest> scope;

    Faults() {
        this(new Script(), request -> true);
    }

    private Faults(Script script, Predicate<WireRequest> scope) {
        this.script = script;
        this.scope = scope;
    }

    /** The same script, for requests that match only. */
    public Faults when(Predicate<WireRequest> requests) {
        return new Faults(script, scope.and(requests));
    }

    /** Answers the next request with that status and a short text body. */
    public Faults failNext(int status) {
        return answerNext(WireResponse.of(status, "text/plain", "injected failure " + status + "\n"));
    }

    /** Answers the next {@code times} requests with that status. */
    public Faults failNext(int status, int times) {
        for (int i = 0; i < times; i++) {
            failNext(status);
        }
        return this;
    }

    /** Answers the next request with exactly this. */
    public Faults failNext(int status, WireHeaders headers, byte[] body) {
        return answerNext(WireResponse.of(status).headers(headers).body(body));
    }

    /** Answers the next request with exactly this, whatever it asked for. */
    public Faults answerNext(WireResponse response) {
        return add(new Fault.Answer(response));
    }

    /** Serves the next request after a pause of real time. */
    public Faults delayNext(Duration pause) {
        return add(new Fault.Delay(pause));
    }

    /** Accepts the next request and does not answer it before {@link #release()}, or ever. */
    public Faults stallNext() {
        CountDownLatch released = new CountDownLatch(1);
        script.stalled(released);
        return add(new Fault.Stall(released));
    }

    /** Serves every request that {@link #stallNext()} holds, now. */
    public Faults release() {
        script.release();
        return this;
    }

    /** Resets the connection (RST) in place of an answer to the next request; the service does not see it. */
    public Faults resetBeforeResponse() {
        return add(new Fault.ResetBefore());
    }

    /** Serves the next request but resets the connection after that many bytes of the body. */
    public Faults resetMidBody(int afterBytes) {
        return add(new Fault.ResetAfter(afterBytes));
    }

    /**
     * Serves the next request but resets the connection once that many bytes of its body have come. For requests that
     * are read while they come; any other is reset before it is served.
     */
    public Faults cutRequestAfter(int bytes) {
        return add(new Fault.CutRequest(bytes));
    }

    /** Serves the next request in chunks and closes the connection in the middle of one, a stream's in the second. */
    public Faults truncateChunkNext() {
        return add(new Fault.TruncatedChunk());
    }

    /** Answers the next request with 200 and bytes that are no JSON, labelled as JSON. */
    public Faults garbageNext() {
        return answerNext(WireResponse.of(200, "application/json", "\u0000\u0001{{not json]"));
    }

    /** Answers the next request with an HTML page, as a proxy in between would. */
    public Faults htmlNext(int status) {
        String page = "<html><head><title>%1$d</title></head><body><h1>%1$d</h1></body></html>".formatted(status);
        return answerNext(WireResponse.of(status, "text/html", page));
    }

    /** Answers the next request with no body and no content type. */
    public Faults emptyNext(int status) {
        return answerNext(WireResponse.of(status));
    }

    /** Answers the next request with a redirect. */
    public Faults redirectNext(int status, String location) {
        return answerNext(WireResponse.of(status).header("Location", location));
    }

    /** Answers the next request with 200 and one JSON string of about that many bytes, written piecewise. */
    public Faults hugeBodyNext(long bytes) {
        return answerNext(WireResponse.stream(200, "application/json", sink -> {
            String piece = "x".repeat(PIECE);
            sink.send("\"");
            for (long sent = 0; sent < bytes; sent += PIECE) {
                sink.send(piece);
            }
            sink.send("\"");
        }));
    }

    /** Answers the next request with 200 and JSON arrays nested that deep. */
    public Faults deepJsonNext(int depth) {
        return answerNext(WireResponse.of(200, "application/json", "[".repeat(depth) + "]".repeat(depth)));
    }

    /** Answers the next request with 429 and {@code Retry-After} in whole seconds. */
    public Faults rateLimitNext(Duration retryAfter) {
        return answerNext(WireResponse.of(429).header("Retry-After", String.valueOf(retryAfter.toSeconds())));
    }

    /** Cuts the next streamed answer (the connection is reset) after that many pieces. */
    public Faults cutStreamAfter(int pieces) {
        script.cutStream(new StreamCut(pieces, Long.MAX_VALUE, false));
        return this;
    }

    /** Cuts the next streamed answer (the connection is reset) after that many bytes, which may be amid a record. */
    public Faults cutStreamAfterBytes(long bytes) {
        script.cutStream(new StreamCut(Integer.MAX_VALUE, bytes, false));
        return this;
    }

    /** How many scripted faults have not been used up. */
    public int pending() {
        return script.pending();
    }

    /** Forgets every fault that was not used up, and releases what is stalled. */
    public Faults clear() {
        script.clear();
        return this;
    }

    Optional<Fault> take(WireRequest request) {
        return script.take(request);
    }

    Optional<StreamCut> takeStreamCut() {
        return script.takeStreamCut();
    }

    /** Where a stream is cut, at the limit that is reached first; by a reset, or in order but amid a chunk. */
    record StreamCut(int pieces, long bytes, boolean amidAChunk) {
        static final StreamCut NEVER = new StreamCut(Integer.MAX_VALUE, Long.MAX_VALUE, false);
    }

    private Faults add(Fault fault) {
        script.add(new Step(scope, fault));
        return this;
    }

    private record Step(Predicate<WireRequest> scope, Fault fault) {}

    private static final class Script {
        private final List<Step> steps = new ArrayList<>();
        private final List<CountDownLatch> stalls = new ArrayList<>();
        private Optional<StreamCut> streamCut = Optional.empty();

        synchronized void add(Step step) {
            steps.add(step);
        }

        synchronized Optional<Fault> take(WireRequest request) {
            for (Iterator<Step> rest = steps.iterator(); rest.hasNext(); ) {
                Step step = rest.next();
                if (step.scope().test(request)) {
                    rest.remove();
                    return Optional.of(step.fault());
                }
            }
            return Optional.empty();
        }

        synchronized void stalled(CountDownLatch latch) {
            stalls.add(latch);
        }

        synchronized void release() {
            stalls.forEach(CountDownLatch::countDown);
            stalls.clear();
        }

        synchronized void cutStream(StreamCut cut) {
            streamCut = Optional.of(cut);
        }

        synchronized Optional<StreamCut> takeStreamCut() {
            Optional<StreamCut> cut = streamCut;
            streamCut = Optional.empty();
            return cut;
        }

        synchronized int pending() {
            return steps.size() + (streamCut.isPresent() ? 1 : 0);
        }

        synchronized void clear() {
            steps.clear();
            streamCut = Optional.empty();
            release();
        }
    }
}

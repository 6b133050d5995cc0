package io.mesokit.core.internal;

import io.mesokit.core.CallOptions;
import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.DecodingException;
import io.mesokit.core.LimitExceededException;
import io.mesokit.core.MesokitException;
import io.mesokit.core.OutcomeUnknownException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.RedirectException;
import io.mesokit.core.Request;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.StatusException;
import io.mesokit.core.TransportException;
import io.mesokit.core.spi.Readiness;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt after another at one request: sends it, follows where it is sent on, and says what became of it. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger("io.mesokit.core.calls");
    private static final int MOST_HOPS = 5;
    /** No leader, not ready, or a proxy before it: another server of ours may answer. */
    private static final Set<Integer> NOT_THIS_ONE = Set.of(502, 503, 504);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Engine engine;
    private final Run run;
    private final Request request;
    private final CallOptions options;
    private final boolean repeatable;
    private final Intake intake;

    private HttpUrl endpoint;

    /** What is asked of that endpoint, and what was last asked, which a redirect may have made another. */
    private HttpUrl asked;

    private HttpUrl url;
    private Map<String, String> credentials = Map.of();
    private boolean renewed;
    private long attemptBegun;

    /** Whether the server did what was asked and only its answer is to be fetched elsewhere (303). */
    private boolean done;

    /** Whether the server asked last is one that another said leads. */
    private boolean led;

    /** Where this attempt was sent because somebody was said to lead there. */
    private final Set<HttpUrl> leaders = new HashSet<>();

    Exchange(Engine engine, Run run, Request request, CallOptions options, Intake intake) {
        this.engine = engine;
        this.run = run;
        this.request = request;
        this.options = options;
        this.intake = intake;
        this.repeatable = options.repeatable().orElse(request.repeatable());
        this.endpoint = engine.endpoints().current();
        this.asked = engine.url(endpoint, request);
        this.url = asked;
    }

    RequestInfo info() {
        return new RequestInfo(request.operation(), request.method(), Redaction.url(url), run.attempts());
    }

    /**
     * An attempt.
     *
     * @return an answer below 300
     * @throws AttemptFailure if it came to anything else
     */
    RawResponse attempt() {
        turnTo(engine.endpoints().toAsk(run));
        engine.guards().enter(run);
        attemptBegun = System.nanoTime();
        if (intake.streamed().isPresent()) {
            return unguarded();
        }
        try {
            RawResponse answer = accepted(followed());
            engine.guards().worked(attemptBegun);
            return answer;
        } catch (AttemptFailure failed) {
            judge(failed);
            if (failed.elsewhere()) {
                engine.endpoints().failed(endpoint, url);
            }
            throw failed;
        } catch (Throwable ended) { // cancelled, or the credentials failed: that says nothing of the server
            engine.guards().abandoned();
            throw ended;
        }
    }

    /**
     * How long it takes is up to whoever writes the body: it keeps nobody out, and tells nothing of the server's
     * health.
     */
    private RawResponse unguarded() {
        engine.guards().abandoned();
        return accepted(followed());
    }

    private RawResponse accepted(RawResponse answer) {
        if (answer.status() >= 300) {
            throw refused(answer);
        }
        return answer;
    }

    /** A server that answers works, unless it says itself that it does not. */
    private void judge(AttemptFailure failed) {
        MesokitException failure = failed.failure();
        boolean works = failure instanceof DecodingException
                || failure instanceof StatusException status && status.status() < 500;
        if (works) {
            engine.guards().worked(attemptBegun);
        } else {
            engine.guards().failed(attemptBegun, failed);
        }
    }

    private void turnTo(HttpUrl current) {
        if (!current.equals(endpoint)) {
            endpoint = current;
            asked = engine.url(current, request);
        }
        url = asked;
    }

    private RawResponse followed() {
        done = false;
        led = engine.endpoints().detected();
        leaders.clear();
        String method = request.method();
        for (int hop = 0; ; hop++) {
            RawResponse answer = send(method);
            if (answer.status() == 401 && renew(answer) && !spent()) {
                answer = send(method);
            }
            if (!REDIRECTS.contains(answer.status())) {
                return answer;
            }
            url = target(answer, hop);
            done |= answer.status() == 303;
            method = answer.status() == 303 && !method.equals("HEAD") ? "GET" : method;
        }
    }

    /** Whether the credentials were refused and others may do; once in a run, for a second refusal is an answer. */
    private boolean renew(RawResponse answer) {
        if (renewed || credentials.isEmpty()) {
            return false;
        }
        renewed = true;
        return engine.options().credentials().refused(credentials, answer);
    }

    private HttpUrl target(RawResponse answer, int hop) {
        HttpUrl target = answer.header("Location").map(url::resolve).orElse(null);
        if (target == null) {
            throw notFollowed(answer, "a redirect without a usable Location");
        }
        String shown = Redaction.url(target);
        if (spent()) {
            throw notFollowed(answer, "a redirect to " + shown + ", when some of the body had been sent");
        }
        boolean elected = answer.status() == 307 && engine.endpoints().leads(target, request.path());
        if (elected && leaders.size() == hop && (hop >= MOST_HOPS || leaders.contains(target))) {
            throw AttemptFailure.electing(nobodyLeads(answer, shown), Optional.empty());
        }
        if (hop >= MOST_HOPS) {
            throw notFollowed(answer, "more than " + MOST_HOPS + " redirects, the last to " + shown);
        }
        boolean sameMethod = answer.status() >= 307
                || request.method().equals("GET")
                || request.method().equals("HEAD");
        if (!sameMethod && answer.status() != 303) {
            throw notFollowed(answer, "a redirect to " + shown + " that does not say whether to send the body again");
        }
        if (url.isHttps() && !target.isHttps()) {
            throw notFollowed(answer, "a redirect from https to " + shown);
        }
        if (elected) {
            engine.endpoints().elected(target, request.path());
            leaders.add(target);
        } else if (!engine.endpoints().trusts(target)) {
            throw notFollowed(
                    answer,
                    "a redirect to " + shown + ", which is not a host that was named; if it is yours," + " trustHost(\""
                            + target.host() + "\")");
        }
        led = elected;
        return target;
    }

    /**
     * Servers that lead nobody, and each says that it is another or itself: what they say is of one who is gone, and
     * whose place is taken by a process that does not lead. They have not looked at the request.
     */
    private static RedirectException nobodyLeads(RawResponse answer, String shown) {
        return new RedirectException(
                answer, "redirects in a circle, the last to " + shown + ": it is said to lead, and does not");
    }

    /** Whether the body is one that cannot be sent again. */
    private boolean spent() {
        return intake.streamed().filter(StreamedPayload::begun).isPresent();
    }

    private AttemptFailure notFollowed(RawResponse answer, String why) {
        return AttemptFailure.last(new RedirectException(answer, why));
    }

    private RawResponse send(String method) {
        credentials = engine.options().credentials().headers();
        okhttp3.Request wire = wire(method);
        run.beginExchange();
        try {
            return exchanged(wire);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private RawResponse exchanged(okhttp3.Request wire) throws IOException {
        try {
            return exchangedOnce(wire);
        } catch (HttpClients.ClosedMeanwhile noticed) {
            engine.http().distrustIdleConnections();
            return exchangedOnce(wire);
        }
    }

    private RawResponse exchangedOnce(okhttp3.Request wire) throws IOException {
        Call call = engine.http().newCall(wire);
        intake.begin(call);
        long now = run.exchangeBegins();
        long limit = Math.min(attemptNanosLeft(now), run.remainingNanos(now));
        if (limit != Run.NEVER) {
            intake.limit(call, Math.max(1, limit));
        }
        run.canceller().exchanging(call);
        return intake.take(this, answerTo(wire, call));
    }

    private static Response answerTo(okhttp3.Request wire, Call call) throws IOException {
        try {
            return execute(call);
        } catch (EarlyAnswer early) {
            return early.to(wire);
        }
    }

    private static Response execute(Call call) throws IOException {
        try {
            return call.execute();
        } catch (IOException | RuntimeException declared) {
            throw declared;
        } catch (Exception undeclared) { // OkHttp, being Kotlin, lets an InterruptedException out while it connects
            call.cancel();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", undeclared);
        }
    }

    private long attemptNanosLeft(long now) {
        long allowed = options.attemptTimeout().map(Run::saturatedNanos).orElse(Run.NEVER);
        return allowed == Run.NEVER ? Run.NEVER : allowed - (now - attemptBegun);
    }

    private okhttp3.Request wire(String method) {
        okhttp3.Request.Builder wire = new okhttp3.Request.Builder()
                .url(url)
                .method(method, payload(method))
                .headers(engine.usualHeaders())
                .tag(Run.class, run);
        request.headers().forEach(wire::header);
        if (!method.equals(request.method())) {
            wire.removeHeader("Content-Type");
        }
        credentials.forEach((name, value) -> wire.header(name, HeaderText.checked(name, value)));
        options.headers().forEach(wire::header);
        intake.mark(wire);
        return wire.build();
    }

    private @Nullable RequestBody payload(String method) {
        if (!method.equals(request.method())) {
            return null;
        }
        if (intake.streamed().isPresent()) {
            return intake.streamed().get();
        }
        boolean always = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        return always || request.body().isPresent() ? new Payload(request.body()) : null;
    }

    RawResponse read(Response response) throws IOException {
        long limit = options.maxBodyBytes().orElse(Long.MAX_VALUE);
        byte[] body = Bodies.read(response.body(), limit).orElseThrow(() -> tooLarge(response, limit));
        if (response.protocol() == Protocol.HTTP_1_0) {
            // Such a server closes the connection without saying so; OkHttp would keep it for the next request.
            response.body().close();
            engine.http().distrustIdleConnections();
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} -> {}, {} bytes", info(), response.code(), body.length);
        }
        return new RawResponse(this::info, response.code(), () -> HttpClients.headers(response), body, masking());
    }

    /** Takes out what this request gave away, should the server have sent it back. */
    private UnaryOperator<String> masking() {
        Map<String, String> sent = credentials;
        return text -> Redaction.text(text, List.of(sent, request.headers(), options.headers()));
    }

    private AttemptFailure tooLarge(Response response, long limit) {
        // Else closing would read on for a while, in the hope of using the connection again.
        run.canceller().endExchange();
        return AttemptFailure.last(new LimitExceededException(
                info(), response.code() + " with a body of more than " + limit + " bytes; see maxBodyBytes", null));
    }

    private AttemptFailure refused(RawResponse answer) {
        StatusException refusal =
                engine.profile().errors().map(request, answer).orElseGet(() -> Refusals.byStatus(answer));
        Optional<Duration> wait = RetryAfter.of(answer, engine.options().clock());
        return switch (done ? Readiness.READY : engine.profile().errors().readiness(request, answer)) {
            case ELECTING -> AttemptFailure.electing(refusal, wait);
            case STARTING -> AttemptFailure.refused(refusal, true, false, wait);
            case NOT_THIS_ONE -> AttemptFailure.refused(refusal, repeatable, true, wait);
            case READY ->
                AttemptFailure.refused(
                        refusal, repeatable && worthIt(answer), NOT_THIS_ONE.contains(answer.status()), wait);
        };
    }

    private boolean worthIt(RawResponse answer) {
        return options.retry().map(RetryPolicy::statuses).orElse(Set.of()).contains(answer.status());
    }

    /** What it means that no complete answer came. */
    private AttemptFailure broken(IOException e) {
        if (run.canceller().cancelled() || Thread.currentThread().isInterrupted() || engine.isClosed()) {
            throw run.cancelled(e);
        }
        boolean stale = run.reused() && !(e instanceof InterruptedIOException);
        if (stale) {
            engine.http().distrustIdleConnections();
        }
        boolean timedOut = run.timedOut();
        MesokitException failure = timedOut ? run.timedOut(e) : noAnswer(e);
        boolean unknown = (run.sent() || done) && !repeatable;
        if (unknown) {
            failure = new OutcomeUnknownException(info(), Wording.OUTCOME_UNKNOWN, failure);
        }
        if (led && !run.sent() && !timedOut && Wording.isGone(e)) {
            return AttemptFailure.electing(failure, Optional.empty());
        }
        boolean again = !unknown && !timedOut;
        return stale ? AttemptFailure.stale(failure, again) : AttemptFailure.unreachable(failure, again);
    }

    private MesokitException noAnswer(IOException e) {
        boolean late = e instanceof InterruptedIOException && run.sent();
        String what = Wording.of(e, run.sent());
        return late ? new CallTimeoutException(info(), what, e) : new TransportException(info(), what, e);
    }
}

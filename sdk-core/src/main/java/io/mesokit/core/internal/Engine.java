package io.mesokit.core.internal;

import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.ClosedException;
import io.mesokit.core.Request;
import io.mesokit.core.RequestInfo;
import io.mesokit.core.spi.ServiceProfile;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What all calls of one client share. Safe for use by many threads. */
public final class Engine implements AutoCloseable {
    private final ServiceProfile profile;
    private final ClientOptions options;
    private final Endpoints endpoints;
    private final Guards guards;
    private final HttpClients http;
    private final Threads threads;
    private final Headers usualHeaders;
    private final Set<Canceller> runs = ConcurrentHashMap.newKeySet();
    private final Set<Canceller> streams = ConcurrentHashMap.newKeySet();
    private final InterruptWatch interrupts;
    private volatile @Nullable Asked last;
    private volatile boolean closed;

    /** Opens nothing yet: connections are made by calls. */
    public Engine(ServiceProfile profile, ClientOptions options) {
        this.profile = profile;
        this.options = options;
        this.guards = new Guards(profile.name(), options);
        this.http = new HttpClients(options);
        this.threads = new Threads(profile.name(), options.executor());
        // Last of what can fail, for it may begin to look for the leader.
        this.endpoints = new Endpoints(options, profile.electsLeader());
        this.interrupts = new InterruptWatch(runs, profile.name());
        this.usualHeaders = Headers.of("Accept", "application/json", "User-Agent", userAgent(profile, options));
    }

    private static String userAgent(ServiceProfile profile, ClientOptions options) {
        String version = Optional.ofNullable(Engine.class.getPackage().getImplementationVersion())
                .orElse("dev");
        String ours = "mesokit-" + profile.name() + "/" + version + " (Java "
                + Runtime.version().feature() + ")";
        return options.userAgent().map(own -> own + " " + ours).orElse(ours);
    }

    /** The options that the client was made from. */
    public ClientOptions options() {
        return options;
    }

    CallOptions defaults() {
        return options.calls();
    }

    ServiceProfile profile() {
        return profile;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    Guards guards() {
        return guards;
    }

    HttpClients http() {
        return http;
    }

    Threads threads() {
        return threads;
    }

    /** A run begins; true if it was not known, and {@link #ended} is to follow. */
    boolean began(Canceller run) {
        boolean added = runs.add(run);
        interrupts.begin();
        if (closed) {
            runs.remove(run);
            throw closed(null);
        }
        return added;
    }

    void ended(Canceller run) {
        runs.remove(run);
    }

    /** The streams that are open, so that they can be ended: nothing else knows of them. */
    Set<Canceller> streams() {
        return streams;
    }

    /** What every request has, unless it says otherwise. */
    Headers usualHeaders() {
        return usualHeaders;
    }

    /** The server asked now, as it may be shown. */
    public String base() {
        String url = endpoints.shown();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The whole URL of a request at that server; the last is kept, for many a service has one route for all. */
    HttpUrl url(HttpUrl endpoint, Request request) {
        Asked known = last;
        if (known != null && known.answers(endpoint, request)) {
            return known.url();
        }
        HttpUrl url = join(endpoint, request);
        last = new Asked(endpoint, request.path(), request.query(), url);
        return url;
    }

    private static HttpUrl join(HttpUrl endpoint, Request request) {
        HttpUrl.Builder url = endpoint.newBuilder().encodedPath(Endpoints.prefix(endpoint) + request.path());
        return url.encodedQuery(request.query().isEmpty() ? null : request.query())
                .build();
    }

    private record Asked(HttpUrl endpoint, String path, String query, HttpUrl url) {
        boolean answers(HttpUrl wanted, Request request) {
            return endpoint.equals(wanted) && path.equals(request.path()) && query.equals(request.query());
        }
    }

    RequestInfo describe(Request request, int attempts) {
        return new RequestInfo(request.operation(), request.method(), shown(request), attempts);
    }

    String show(Request request) {
        return request.method() + " " + shown(request);
    }

    private String shown(Request request) {
        String base = endpoints.shown();
        return base.startsWith("(") ? base + request.path() : Redaction.url(url(endpoints.current(), request));
    }

    boolean isClosed() {
        return closed;
    }

    ClosedException closed(@Nullable RequestInfo request) {
        return new ClosedException(request, "the " + profile.name() + " client was closed; make a new one", null);
    }

    void checkOpen() {
        if (closed) {
            throw closed(null);
        }
    }

    /** Ends what is under way and lets nothing new begin. Does not wait; does nothing the second time. */
    @Override
    public void close() {
        closed = true;
        runs.forEach(Canceller::cancel);
        streams.forEach(Canceller::cancel);
        interrupts.close();
        threads.close();
        http.close();
        endpoints.close();
    }
}

package io.mesokit.core;

import io.mesokit.core.spi.CredentialFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client is made from. Every service takes the same. Immutable.
 *
 * <pre>{@code
 * ClientOptions options = ClientOptions.builder("http://chronos-1:4400", "http://chronos-2:4400")
 *         .credentials(Credentials.basic("ops", password))
 *         .calls(CallOptions.builder().timeout(Duration.ofSeconds(5)).build())
 *         .build();
 * Chronos chronos = Chronos.connect(options);
 * }</pre>
 */
public final class ClientOptions {
    private final Builder from;
    private final List<URI> endpoints;
    private final List<String> trustedHosts;
    private final CallOptions calls;

    private ClientOptions(Builder from) {
        this.from = from.copy();
        this.calls = CallOptions.ofDefaults().merge(from.calls);
        this.endpoints = List.copyOf(from.endpoints);
        this.trustedHosts = List.copyOf(from.trustedHosts);
    }

    /**
     * Starts from the servers to ask, each as {@code http://host:port} or {@code https://…}, with a path if they sit
     * behind a proxy's prefix. They must be equals: the first is asked until it fails, then the next. A
     * {@code user:password@} in the first becomes the credentials, unless others are given.
     *
     * @param endpoints at least one
     * @throws IllegalArgumentException if one is not such a URL
     */
    public static Builder builder(String... endpoints) {
        return new Builder(Arrays.stream(endpoints).map(Builder::endpoint).toList());
    }

    /**
     * Starts from a way to find the server to ask, in place of a list of them.
     *
     * @param detector such as the one for Mesos masters that are elected in ZooKeeper
     */
    public static Builder detecting(LeaderDetector detector) {
        return new Builder(Objects.requireNonNull(detector, "detector"));
    }

    /**
     * Starts from a credential file, {@code {"url": …, "user": …, "password": …}}; user and password may be left out.
     * The URL may be a list of them, as of {@link #builder(String...)}. For {@link Tls}, {@code "ca"} names a file of
     * further authorities, {@code "certificate"} and {@code "key"} whom to be; these paths begin at the file. Blocks to
     * read it.
     *
     * @param file the file
     * @throws IllegalArgumentException if it cannot be read or lacks {@code url}; the message names file and member,
     *     and shows nothing of its content
     */
    public static Builder fromFile(Path file) {
        return CredentialFile.read(file).asOptions();
    }

    /** A builder that starts from these. */
    public Builder toBuilder() {
        return from.copy();
    }

    /**
     * A builder that starts from these, but for other servers: everything is taken over, except the endpoints, the
     * credentials and the trusted hosts.
     *
     * @param endpoints at least one; see {@link #builder(String...)}
     * @throws IllegalArgumentException if one is not such a URL
     */
    public Builder toBuilderFor(String... endpoints) {
        return from.copyFor(builder(endpoints));
    }

    /** The servers to ask, in order, without user or password; none if a detector finds them. */
    public List<URI> endpoints() {
        return endpoints;
    }

    /** What finds the server to ask, if they are not named. */
    public Optional<LeaderDetector> detector() {
        return Optional.ofNullable(from.detector);
    }

    /** Who is asking. */
    public Credentials credentials() {
        return from.credentials;
    }

    /** The defaults of every call. */
    public CallOptions calls() {
        return calls;
    }

    /**
     * These, with other defaults of calls, as a service has them whose calls are not like most: what was said with
     * {@link Builder#calls(CallOptions)} wins.
     *
     * @param defaults laid over {@link CallOptions#ofDefaults()}
     */
    public ClientOptions withDefaults(CallOptions defaults) {
        Builder other = toBuilder();
        other.calls = defaults.merge(other.calls);
        return other.build();
    }

    /** The defaults of every stream. */
    public StreamOptions streams() {
        return from.streams;
    }

    /** Hosts, besides the endpoints, that a redirect may lead to with the credentials. */
    public List<String> trustedHosts() {
        return trustedHosts;
    }

    /** How long to wait for a connection. */
    public Duration connectTimeout() {
        return from.connectTimeout;
    }

    /** The circuit breaker, if on. */
    public Optional<CircuitBreakerPolicy> circuitBreaker() {
        return Optional.ofNullable(from.circuitBreaker);
    }

    /** The rate limit, if on. */
    public Optional<RateLimit> rateLimit() {
        return Optional.ofNullable(from.rateLimit);
    }

    /** The most exchanges under way at once, if limited. */
    public Optional<Integer> maxConcurrent() {
        return Optional.ofNullable(from.maxConcurrent);
    }

    /** Trust and identity over TLS. */
    public Tls tls() {
        return from.tls;
    }

    /** What the User-Agent header begins with, before our own name. */
    public Optional<String> userAgent() {
        return Optional.ofNullable(from.userAgent);
    }

    /** The caller's own HTTP client, if given. */
    public Optional<OkHttpClient> httpClient() {
        return Optional.ofNullable(from.httpClient);
    }

    /** The caller's own threads for asynchronous calls, if given. */
    public Optional<Executor> executor() {
        return Optional.ofNullable(from.executor);
    }

    /** What time it is. */
    public InstantSource clock() {
        return from.clock;
    }

    /** How to wait. */
    public Sleeper sleeper() {
        return from.sleeper;
    }

    /** Where jitter comes from. */
    public RandomGenerator random() {
        return from.random;
    }

    @Override
    public String toString() {
        Object servers = from.detector == null ? endpoints : from.detector;
        return "ClientOptions[endpoints=" + servers + ", credentials=" + from.credentials + ", calls=" + from.calls
                + "]";
    }

    /** Collects options. Not for use by several threads. */
    public static final class Builder {
        private final List<URI> endpoints = new ArrayList<>();
        private final List<String> trustedHosts = new ArrayList<>();
        private final @Nullable LeaderDetector detector;
        private Credentials credentials = Credentials.none();
        private CallOptions calls = CallOptions.none();
        private StreamOptions streams = StreamOptions.ofDefaults();
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Tls tls = Tls.ofDefaults();
        private InstantSource clock = InstantSource.system();
        private Sleeper sleeper = Sleeper.real();
        private RandomGenerator random = new Random();
        private @Nullable CircuitBreakerPolicy circuitBreaker;
        private @Nullable RateLimit rateLimit;
        private @Nullable Integer maxConcurrent;
        private @Nullable String userAgent;
        private @Nullable OkHttpClient httpClient;
        private @Nullable Executor executor;

        private Builder(List<URI> endpoints) {
            if (endpoints.isEmpty()) {
                throw new IllegalArgumentException("at least one endpoint is needed, such as http://localhost:4400");
            }
            String userInfo = endpoints.get(0).getUserInfo();
            if (userInfo != null && userInfo.contains(":")) {
                int colon = userInfo.indexOf(':');
                credentials = Credentials.basic(userInfo.substring(0, colon), userInfo.substring(colon + 1));
            }
            endpoints.forEach(each -> this.endpoints.add(withoutUser(each)));
            this.detector = null;
        }

        private Builder(LeaderDetector detector) {
            this.detector = detector;
        }

        private Builder copy() {
            Builder copy = copyFor(detector == null ? new Builder(endpoints) : new Builder(detector));
            copy.trustedHosts.addAll(trustedHosts);
            copy.credentials = credentials;
            return copy;
        }

        private Builder copyFor(Builder copy) {
            copy.calls = calls;
            copy.streams = streams;
            copy.connectTimeout = connectTimeout;
            copy.tls = tls;
            copy.clock = clock;
            copy.sleeper = sleeper;
            copy.random = random;
            copy.circuitBreaker = circuitBreaker;
            copy.rateLimit = rateLimit;
            copy.maxConcurrent = maxConcurrent;
            copy.userAgent = userAgent;
            copy.httpClient = httpClient;
            copy.executor = executor;
            return copy;
        }

        /** Says who is asking; default nobody. */
        public Builder credentials(Credentials credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /** Lays these over the defaults of every call, {@link CallOptions#ofDefaults()} to begin with. */
        public Builder calls(CallOptions calls) {
            this.calls = this.calls.merge(calls);
            return this;
        }

        /** Limits every call in all; short for {@code calls(…timeout…)}. Default 30 s. */
        public Builder timeout(Duration timeout) {
            return calls(CallOptions.builder().timeout(timeout).build());
        }

        /** Says when calls are tried again; short for {@code calls(…retry…)}. */
        public Builder retry(RetryPolicy retry) {
            return calls(CallOptions.builder().retry(retry).build());
        }

        /** The defaults of every stream. */
        public Builder streams(StreamOptions streams) {
            this.streams = Objects.requireNonNull(streams, "streams");
            return this;
        }

        /**
         * Lets redirects lead to this host too, with the credentials. The endpoints' own hosts are trusted already.
         *
         * @param host {@code name} for any port, or {@code name:port}; an IPv6 address as in a URL, {@code [::1]:5050}
         */
        public Builder trustHost(String host) {
            trustedHosts.add(Objects.requireNonNull(host, "host"));
            return this;
        }

        /** How long to wait for a connection; default 5 s. */
        public Builder connectTimeout(Duration connectTimeout) {
            if (connectTimeout.isZero() || connectTimeout.isNegative()) {
                throw new IllegalArgumentException("connectTimeout must be more than zero: " + connectTimeout);
            }
            this.connectTimeout = connectTimeout;
            return this;
        }

        /** Switches a circuit breaker on; default off. */
        public Builder circuitBreaker(CircuitBreakerPolicy policy) {
            this.circuitBreaker = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Switches a rate limit on; default off. */
        public Builder rateLimit(RateLimit limit) {
            this.rateLimit = Objects.requireNonNull(limit, "limit");
            return this;
        }

        /**
         * Limits how many exchanges are under way at once (a bulkhead); further ones wait within their timeout. Default
         * unlimited for {@code execute()}, and 64 threads for {@code executeAsync()}.
         *
         * @param maxConcurrent at least 1
         */
        public Builder maxConcurrent(int maxConcurrent) {
            if (maxConcurrent < 1) {
                throw new IllegalArgumentException("maxConcurrent must be at least 1: " + maxConcurrent);
            }
            this.maxConcurrent = maxConcurrent;
            return this;
        }

        /** Changes whom to trust over TLS and who to be. */
        public Builder tls(Tls tls) {
            this.tls = Objects.requireNonNull(tls, "tls");
            return this;
        }

        /** Puts the caller's own product before ours in the User-Agent header, such as {@code nightly-etl/1.4}. */
        public Builder userAgent(String product) {
            this.userAgent = Objects.requireNonNull(product, "product");
            return this;
        }

        /**
         * Sends everything through the caller's own client: its proxy, TLS, interceptors, metrics and connection pool.
         * Retries, redirects, timeouts of reads, writes and calls, and the dispatcher stay ours: those of its own are
         * switched off on a derived client, for ours hold for each call. It is not shut down when our client is closed.
         * When one of its idle connections turns out dead, the others are closed too. {@link #tls} and
         * {@link #connectTimeout} are then the caller's to set on it, and so is TCP keep-alive, which our own connections
         * have: without it, a call that may wait for ever does so when the server's machine vanishes.
         */
        public Builder httpClient(OkHttpClient httpClient) {
            this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
            return this;
        }

        /**
         * Runs asynchronous calls on the caller's own threads, such as
         * {@code Executors.newVirtualThreadPerTaskExecutor()} on JDK 21 and later, and streams too, each of which holds
         * one for as long as it is open. It is not shut down when our client is closed. What it rejects fails with its
         * {@link java.util.concurrent.RejectedExecutionException}. Default: up to 64 daemon threads of the client's
         * own for calls, and one more for each stream.
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /** What time it is; default the system's clock. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** How to wait between attempts; default really. */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /** Where jitter comes from; must be safe for use by many threads. Default {@link Random}. */
        public Builder random(RandomGenerator random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /** The options collected. */
        public ClientOptions build() {
            return new ClientOptions(this);
        }

        private static URI endpoint(String url) {
            URI uri;
            try {
                uri = URI.create(url.strip());
            } catch (IllegalArgumentException e) {
                // The cause is left out: its message holds the URL, and that may hold a password.
                throw new IllegalArgumentException("an endpoint is not a URL; write it like http://localhost:4400");
            }
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("an endpoint must be http://host:port or https://host:port, perhaps"
                        + " with a path, and a host name has no underscore: " + shown(uri));
            }
            return uri;
        }

        /** In what is no endpoint there is no telling what before an @ is a password. */
        private static String shown(URI uri) {
            String text = uri.toString();
            int at = text.lastIndexOf('@');
            return at < 0 ? text : "***" + text.substring(at);
        }

        private static URI withoutUser(URI uri) {
            String authority = uri.getRawAuthority();
            if (authority == null || authority.indexOf('@') < 0) {
                return uri;
            }
            String user = authority.substring(0, authority.lastIndexOf('@') + 1);
            return URI.create(uri.toString().replace("//" + user, "//"));
        }
    }
}

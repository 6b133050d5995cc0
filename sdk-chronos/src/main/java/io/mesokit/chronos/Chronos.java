package io.mesokit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.net.URI;

/**
 * A client of Chronos 3.x and 2.x. Safe for use by many threads; make one and share it.
 *
 * <pre>{@code
 * try (Chronos chronos = Chronos.connect("http://chronos:4400")) {
 *     Schedule nightly = Schedule.parse("R/2030-01-01T02:00:00Z/P1D");
 *     ScheduledJob etl = ScheduledJob.builder().name("etl").command("./etl.sh").schedule(nightly).build();
 *     chronos.jobs().putAndAwait(etl).execute();
 *     RunResult result = chronos.jobs().runAndAwait("etl").execute();
 * }
 * }</pre>
 *
 * <p>Every operation is a {@link Call}, which does nothing until it is executed. The server's generation is found out
 * with the first call that needs it, at the cost of one or two small requests, and remembered; {@link #assuming} spares
 * that. Any server of a cluster may be asked: followers pass requests on to the leader. But a follower loses the text
 * of a refusal and has no timeout of its own, so asking the leader ({@link Leader#get()}) gives better messages.
 */
public final class Chronos implements AutoCloseable {
    private final Api api;

    private Chronos(Api api) {
        this.api = api;
    }

    /**
     * A client with default options; connects to nothing yet.
     *
     * @param endpoints one or more servers of one cluster, such as {@code http://chronos:4400}; behind a proxy with its
     *     prefix, such as {@code https://dcos/service/chronos}
     * @throws IllegalArgumentException if one is not such a URL
     */
    public static Chronos connect(String... endpoints) {
        return connect(ClientOptions.builder(endpoints).build());
    }

    /**
     * A client with default options; connects to nothing yet.
     *
     * @param endpoint the server
     * @throws IllegalArgumentException if it is not such a URL as {@link #connect(String...)} takes
     */
    public static Chronos connect(URI endpoint) {
        return connect(endpoint.toString());
    }

    /**
     * A client; connects to nothing yet.
     *
     * @param options servers, credentials, timeouts and the rest
     */
    public static Chronos connect(ClientOptions options) {
        ServiceProfile profile = ServiceProfile.of("chronos").with(new Refusals());
        ServiceClient client = ServiceClient.open(profile, options);
        return new Chronos(new Api(client, new Detection(client), true));
    }

    /**
     * The same client, whose calls have these options unless they are given others. It shares everything with this one;
     * closing either closes both.
     *
     * @param options what to change
     */
    public Chronos with(CallOptions options) {
        return new Chronos(api.with(options));
    }

    /**
     * The same client, spared finding out what it talks to. It shares everything with this one.
     *
     * @param version the server's generation
     */
    public Chronos assuming(ChronosVersion version) {
        return new Chronos(new Api(api.client(), Detection.of(api.client(), version), api.checksParents()));
    }

    /**
     * The same client, which puts dependent jobs without first reading the graph of jobs to see that their parents
     * exist and that no cycle comes about. It saves a request; but 3.x silently forgets a job with an unknown parent. A
     * job that is its own parent is refused all the same.
     */
    public Chronos withoutParentCheck() {
        return new Chronos(api.withoutParentCheck());
    }

    /** Jobs: put, read, run and await, delete. */
    public Jobs jobs() {
        return new Jobs(api);
    }

    /** Running tasks. */
    public Tasks tasks() {
        return new Tasks(api);
    }

    /** Which job waits for which. */
    public Graph graph() {
        return new Graph(api);
    }

    /** How long jobs take. */
    public Stats stats() {
        return new Stats(api);
    }

    /** Which server leads. */
    public Leader leader() {
        return new Leader(api);
    }

    /** The server process itself: ping, metrics, logging. */
    public ServerProcess system() {
        return new ServerProcess(api);
    }

    /** What only 2.x can do. */
    public Legacy2x legacy2x() {
        return new Legacy2x(api);
    }

    /**
     * Which generation the server is of; a request or two if that is not known yet.
     *
     * @return a call whose failure with {@link io.mesokit.core.NotFoundException} says that no Chronos is there
     */
    public Call<ChronosVersion> version() {
        return api.composed("version", api.detection()::version);
    }

    /**
     * A call of a request that there is no method for.
     *
     * @param request with the whole path, {@code /v1/scheduler} and all
     */
    public Call<JsonNode> raw(Request request) {
        return api.client().raw(request);
    }

    /** Ends what is under way and lets nothing new begin. Does not wait; does nothing the second time. */
    @Override
    public void close() {
        api.client().close();
    }

    /** Such as {@code Chronos 3.x at http://chronos:4400}; without the generation while it is not known. */
    @Override
    public String toString() {
        return "Chronos" + api.detection().known().map(version -> " " + version).orElse("") + " at " + api;
    }
}

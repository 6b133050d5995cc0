package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.view.ViewCall;
import java.net.URI;

/**
 * A client of the masters of one Mesos cluster, 1.0 to 1.12, through the v1 operator API. Safe for use by many threads;
 * make one and share it.
 *
 * <pre>{@code
 * try (MesosMaster master = MesosMaster.connect("http://m1:5050", "http://m2:5050", "http://m3:5050")) {
 *     master.agents().list().execute().agents().forEach(System.out::println);
 *     master.agents().drain(AgentId.of("…-S3"), Duration.ofMinutes(5)).execute();
 * }
 * }</pre>
 *
 * <p>Every operation is a {@link Call}, which does nothing until it is executed. Any master may be asked: those that do
 * not lead name the one that does, which is then asked directly until it fails. While there is no leader, or it
 * recovers, or the one that is named is gone or has been restarted (for about ten seconds after it died), calls are
 * tried again until their timeout, every one of them: by then no server has looked at it. So the timeout, 30 s by default, is how long an
 * election may take. Of a master that is only just starting, and has no routes yet, the same holds for as many attempts
 * as the retry policy says. What the principal may not see is left out of answers without a word.
 *
 * <p>The state of a large cluster is a large answer: about 150 MB of JSON for 100,000 tasks. Bodies of up to 512 MiB are
 * read unless {@link CallOptions#maxBodyBytes()} says otherwise, and events, the first of which holds the state, up to
 * {@link io.mesokit.core.StreamOptions#maxRecordBytes()}, 512 MiB too. {@link State#stream} and {@link Tasks#stream()}
 * hold one item at a time.
 */
public final class MesosMaster implements AutoCloseable {
    private final Api<MasterCall, MasterResponse> api;

    private MesosMaster(Api<MasterCall, MasterResponse> api) {
        this.api = api;
    }

    /**
     * A client with default options; connects to nothing yet.
     *
     * @param endpoints one or more masters of one cluster, such as {@code http://master:5050}; or one address of where
     *     they are elected, such as {@code zk://zk1:2181,zk2:2181/mesos}, see {@link ZooKeeperDetector}
     * @throws IllegalArgumentException if one is not such a URL
     * @throws IllegalStateException if it is a {@code zk://} and ZooKeeper's client is not on the class path
     */
    public static MesosMaster connect(String... endpoints) {
        boolean elected = endpoints.length == 1 && endpoints[0].startsWith("zk://");
        ClientOptions.Builder options = elected
                ? ClientOptions.detecting(ZooKeeperDetector.of(endpoints[0]))
                : ClientOptions.builder(endpoints);
        return connect(options.build());
    }

    /**
     * A client with default options; connects to nothing yet.
     *
     * @param endpoint a master, or where masters are elected
     * @throws IllegalArgumentException if it is not such a URL as {@link #connect(String...)} takes
     */
    public static MesosMaster connect(URI endpoint) {
        return connect(endpoint.toString());
    }

    /**
     * A client; connects to nothing yet.
     *
     * @param options masters, credentials, timeouts and the rest
     */
    public static MesosMaster connect(ClientOptions options) {
        ServiceProfile profile = new ServiceProfile("mesos", new Refusals(), true);
        return new MesosMaster(
                new Api<>(ServiceClient.open(profile, options.withDefaults(Api.DEFAULTS)), MasterResponse.class));
    }

    /**
     * The same client, whose calls have these options unless they are given others. It shares everything with this one;
     * closing either closes both.
     *
     * @param options what to change
     */
    public MesosMaster with(CallOptions options) {
        return new MesosMaster(api.with(options));
    }

    /** All that the master knows at once. */
    public State state() {
        return new State(api);
    }

    /** What happens, as it happens. */
    public Events events() {
        return new Events(api);
    }

    /**
     * A live copy of the cluster's state, kept by events, that finds the leader again after an election. {@code
     * SUBSCRIBE}, filtered as {@link State#get()}, and {@code GET_AGENTS}, filtered by VIEW_ROLE; since 1.0, and of
     * frameworks since 1.4; repeatable.
     *
     * <pre>{@code
     * try (ClusterView view = master.view().open()) {
     *     view.listen(new ClusterListener() {
     *         public void onTask(Change<Task> change) {
     *             System.out.println(change.latest().taskId() + " " + change.latest().state());
     *         }
     *     });
     *     view.await(cluster -> cluster.tasks().isEmpty(), Duration.ofMinutes(5));
     * }
     * }</pre>
     */
    public ViewCall view() {
        return ViewCall.of(
                events().withHeartbeats(), agents().list(), api.client().executor());
    }

    /** Agents: list, drain, deactivate, mark gone. */
    public Agents agents() {
        return new Agents(api);
    }

    /** Frameworks and executors: list, tear down. */
    public Frameworks frameworks() {
        return new Frameworks(api);
    }

    /** Tasks. */
    public Tasks tasks() {
        return new Tasks(api);
    }

    /** Operations on resources. */
    public Operations operations() {
        return new Operations(api);
    }

    /** Roles. */
    public Roles roles() {
        return new Roles(api);
    }

    /** Weights of roles. */
    public Weights weights() {
        return new Weights(api);
    }

    /** Quotas of roles. */
    public Quotas quotas() {
        return new Quotas(api);
    }

    /** Reserving resources. */
    public Reservations reservations() {
        return new Reservations(api);
    }

    /** Persistent volumes. */
    public Volumes volumes() {
        return new Volumes(api);
    }

    /** Taking machines down for a while. */
    public Maintenance maintenance() {
        return new Maintenance(api);
    }

    /** Which master leads. */
    public Leader leader() {
        return new Leader(api);
    }

    /** The server process: health, version, flags, metrics. */
    public Server server() {
        return new Server(api);
    }

    /** How much it logs. */
    public Logging logging() {
        return new Logging(api);
    }

    /** Its files, such as {@code /master/log}; see there which master's. */
    public Files files() {
        return new Files(api);
    }

    /** The routes that are older than the v1 API. */
    public Legacy legacy() {
        return new Legacy(api);
    }

    /**
     * A call of a request that there is no method for.
     *
     * @param request with the whole path, such as {@code /api/v1}
     */
    public Call<JsonNode> raw(Request request) {
        return api.client().raw(request);
    }

    /** Ends what is under way and lets nothing new begin. Does not wait; does nothing the second time. */
    @Override
    public void close() {
        api.client().close();
    }

    /** Such as {@code Mesos master at http://master:5050}; the one asked now. */
    @Override
    public String toString() {
        return "Mesos master at " + api;
    }
}

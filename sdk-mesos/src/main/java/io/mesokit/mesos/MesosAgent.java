package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.spi.BodyDecoder;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterResponse;
import java.net.URI;

/**
 * A client of one Mesos agent, 1.0 to 1.12, through the v1 operator API. Safe for use by many threads; make one and
 * share it.
 *
 * <pre>{@code
 * try (MesosAgent agent = MesosAgent.connect("http://agent:5051")) {
 *     agent.containers().list().execute().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Every operation is a {@link Call}, which does nothing until it is executed. While an agent recovers it says 503
 * before it looks at a call, and calls are tried again until their timeout, 30 s by default, every one of them. Of an
 * agent that is only just starting, and has no routes yet, the same holds for as many attempts as the retry policy
 * says. What the principal may not see is left out of answers without a word.
 */
public final class MesosAgent implements AutoCloseable {
    private final Api<AgentCall, AgentResponse> api;
    private final Api<MasterCall, MasterResponse> shared;

    private MesosAgent(Api<AgentCall, AgentResponse> api) {
        this.api = api;
        this.shared = api.speaking(MasterResponse.class);
    }

    /**
     * A client with default options; connects to nothing yet.
     *
     * @param endpoint the agent, such as {@code http://agent:5051}
     * @throws IllegalArgumentException if it is not such a URL
     */
    public static MesosAgent connect(String endpoint) {
        return connect(ClientOptions.builder(endpoint).build());
    }

    /**
     * A client with default options; connects to nothing yet.
     *
     * @param endpoint the agent
     * @throws IllegalArgumentException if it is not such a URL as {@link #connect(String)} takes
     */
    public static MesosAgent connect(URI endpoint) {
        return connect(endpoint.toString());
    }

    /**
     * A client; connects to nothing yet.
     *
     * @param options the agent, credentials, timeouts and the rest
     */
    public static MesosAgent connect(ClientOptions options) {
        ServiceProfile profile = ServiceProfile.of("mesos-agent").with(new Refusals());
        return new MesosAgent(
                new Api<>(ServiceClient.open(profile, options.withDefaults(Api.DEFAULTS)), AgentResponse.class));
    }

    /**
     * The same client, whose calls have these options unless they are given others. It shares everything with this one;
     * closing either closes both.
     *
     * @param options what to change
     */
    public MesosAgent with(CallOptions options) {
        return new MesosAgent(api.with(options));
    }

    /** Itself, frameworks, executors, tasks, operations. */
    public AgentState state() {
        return new AgentState(api);
    }

    /** Containers: list, launch, await, kill, attach. */
    public Containers containers() {
        return new Containers(api);
    }

    /** What Mesos has deprecated for {@link #containers()}. */
    public NestedContainers nested() {
        return new NestedContainers(api);
    }

    /** Local resource providers. */
    public ResourceProviders resourceProviders() {
        return new ResourceProviders(api);
    }

    /** Container images. */
    public Images images() {
        return new Images(api);
    }

    /** The server process: health, version, flags, metrics. */
    public Server server() {
        return new Server(shared);
    }

    /** How much it logs. */
    public Logging logging() {
        return new Logging(shared);
    }

    /** Its files: sandboxes, and {@code /slave/log}. */
    public Files files() {
        return new Files(shared);
    }

    /** The routes that are older than the v1 API. */
    public AgentLegacy legacy() {
        return new AgentLegacy(api);
    }

    /**
     * A call of a request that there is no method for.
     *
     * @param request with the whole path, such as {@code /api/v1}
     */
    public Call<JsonNode> raw(Request request) {
        return api.client().raw(request);
    }

    /**
     * A call of a request that there is no method for, whose answer is read as it comes: for one who needs a little of
     * a long one.
     *
     * @param request with the whole path, such as {@code /api/v1}
     * @param decoder reads the answer
     */
    public <T> Call<T> raw(Request request, BodyDecoder<T> decoder) {
        return api.client().decoding(request, decoder);
    }

    /** Ends what is under way and lets nothing new begin. Does not wait; does nothing the second time. */
    @Override
    public void close() {
        api.client().close();
    }

    /** Such as {@code Mesos agent at http://agent:5051}. */
    @Override
    public String toString() {
        return "Mesos agent at " + api;
    }
}

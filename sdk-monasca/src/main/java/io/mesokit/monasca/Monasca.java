package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A client of the Monasca API v2.0. Safe for use by many threads; make one and share it.
 *
 * <pre>{@code
 * try (Keystone keystone = Keystone.password("mon", password).authUrl("http://keystone:5000").project("demo").connect();
 *         Monasca monasca = Monasca.connect(keystone)) {
 *     monasca.metrics().create(Metric.of("load", 0.7, Instant.now())).execute();
 * }
 * }</pre>
 *
 * <p>Every operation is a {@link Call}, which does nothing until it is executed. Whose metrics they are is decided by
 * the token's project. A missing role ends in {@link io.mesokit.core.ForbiddenException}, although the server's status
 * is 401.
 */
public final class Monasca implements AutoCloseable {
    private final Api api;
    private final Optional<Keystone> ours;

    private Monasca(Api api, Optional<Keystone> ours) {
        this.api = api;
        this.ours = ours;
    }

    /**
     * A client for the Monasca in the catalog: service type {@code monitoring}, of the region and interfaces that
     * {@code keystone} was made for. It is looked up by the first call, which fails with
     * {@link EndpointNotFoundException} if it is not there. Timeouts, TLS and the like are those of {@code keystone},
     * which is not closed with this client.
     *
     * @param keystone who is asking
     */
    public static Monasca connect(Keystone keystone) {
        return new Monasca(Api.lookedUp(keystone), Optional.empty());
    }

    /**
     * A client for a Monasca whose address is known; otherwise like {@link #connect(Keystone)}.
     *
     * @param keystone who is asking
     * @param endpoints one or more of equals, such as {@code http://monasca:8070}, with or without {@code /v2.0}
     * @throws IllegalArgumentException if one is not such a URL
     */
    public static Monasca connect(Keystone keystone, String... endpoints) {
        ClientOptions.Builder options = keystone.options().toBuilderFor(endpoints);
        return connect(options.credentials(keystone.credentials()).build());
    }

    /**
     * A client with options of its own.
     *
     * @param options servers, with or without {@code /v2.0}; credentials, mostly {@link Keystone#credentials()};
     *     timeouts and the rest
     */
    public static Monasca connect(ClientOptions options) {
        return new Monasca(Api.at(options), Optional.empty());
    }

    /**
     * A client from a credential file, {@code {"keystone_url": …, "username": …, "password": …, "project_name": …,
     * "monasca_client_url": …}}. The last may be left out, then the catalog knows; {@code monocasca_client_url}, as
     * older files have it, will do. {@code "ca"}, {@code "certificate"} and {@code "key"} name files for TLS, as in
     * {@link ClientOptions#fromFile(Path)}. Closing the client closes its Keystone too. Blocks to read the file.
     *
     * @param file the file
     * @throws IllegalArgumentException if it cannot be read or lacks a member; the message names file and member, and
     *     shows nothing of its content
     */
    public static Monasca fromFile(Path file) {
        MonascaFile content = MonascaFile.read(file);
        Optional<String> url = content.monascaUrl();
        Keystone keystone = content.keystone().connect();
        Monasca monasca = url.isPresent() ? connect(keystone, url.get()) : connect(keystone);
        return new Monasca(monasca.api, Optional.of(keystone));
    }

    /**
     * The same client, whose calls have these options unless they are given others. It shares everything with this one;
     * closing either closes both.
     *
     * @param options what to change
     */
    public Monasca with(CallOptions options) {
        return new Monasca(api.with(options), ours);
    }

    /** Metrics: store, list, read. */
    public Metrics metrics() {
        return new Metrics(api, Optional.empty());
    }

    /**
     * A call of a request that there is no method for.
     *
     * @param request with the whole path, {@code /v2.0} and all
     */
    public Call<JsonNode> raw(Request request) {
        return api.raw(request);
    }

    /** Ends what is under way and lets nothing new begin. Does not wait; does nothing the second time. */
    @Override
    public void close() {
        api.close();
        ours.ifPresent(Keystone::close);
    }

    /** Such as {@code Monasca at http://monasca:8070}. */
    @Override
    public String toString() {
        return "Monasca at " + api;
    }
}

package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.spi.CallBody;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import java.util.Optional;

/**
 * What all groups of operations share: the connection. Where that leads to may have to be looked up in the catalog
 * first; until then the calls are those of a client of nowhere, which lends them its threads and its lifetime.
 */
final class Api implements AutoCloseable {
    static final String VERSION = "/v2.0";
    private static final String NOWHERE = "http://monitoring.catalog.invalid";
    private static final ServiceProfile PROFILE = ServiceProfile.of("monasca").with(new MonascaRefusals());

    private final ServiceClient client;
    private final Optional<Lookup> lookup;
    private final CallOptions own;

    private Api(ServiceClient client, Optional<Lookup> lookup, CallOptions own) {
        this.client = client;
        this.lookup = lookup;
        this.own = own;
    }

    static Api at(ClientOptions options) {
        return new Api(open(options), Optional.empty(), CallOptions.none());
    }

    static Api lookedUp(Keystone keystone) {
        ClientOptions options = keystone.options().toBuilderFor(NOWHERE).build();
        return new Api(ServiceClient.open(PROFILE, options), Optional.of(new Lookup(keystone)), CallOptions.none());
    }

    static ServiceClient open(ClientOptions options) {
        return ServiceClient.open(PROFILE, Root.of(options, VERSION));
    }

    Api with(CallOptions options) {
        return new Api(client.with(options), lookup, own.merge(options));
    }

    <T> Call<T> call(Request request, Decoder<T> decoder) {
        if (lookup.isEmpty()) {
            return client.call(request, decoder);
        }
        return client.deferred(request, scope -> lookup.get().client().with(own).call(request, decoder));
    }

    <T> Call<T> composed(String description, CallBody<T> body) {
        return client.composed(description, body);
    }

    Call<JsonNode> raw(Request request) {
        return call(request, Decoder.tree());
    }

    ClientOptions options() {
        return client.options();
    }

    @Override
    public void close() {
        client.close();
        lookup.ifPresent(Lookup::close);
    }

    @Override
    public String toString() {
        return lookup.map(Lookup::toString).orElseGet(client::toString);
    }
}

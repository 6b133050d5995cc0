package io.mesokit.chronos;

import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.Request;
import io.mesokit.core.spi.CallBody;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import java.util.function.Function;

/** What all groups of operations share: the connection, and what is known of the server behind it. */
final class Api {
    private final ServiceClient client;
    private final Detection detection;
    private final boolean checksParents;

    Api(ServiceClient client, Detection detection, boolean checksParents) {
        this.client = client;
        this.detection = detection;
        this.checksParents = checksParents;
    }

    ServiceClient client() {
        return client;
    }

    Detection detection() {
        return detection;
    }

    boolean checksParents() {
        return checksParents;
    }

    Api with(CallOptions options) {
        return new Api(client.with(options), detection, checksParents);
    }

    Api withoutParentCheck() {
        return new Api(client, detection, false);
    }

    /** A call below the version's prefix, which is found out when it runs. */
    <T> Call<T> versioned(Function<String, Request> request, Decoder<T> decoder) {
        return byVersion(request, version -> client.call(request.apply(version.prefix()), decoder));
    }

    /** A call that is another in another version. */
    <T> Call<T> byVersion(Function<String, Request> shown, Function<ChronosVersion, Call<T>> call) {
        ChronosVersion guess = detection.known().orElse(ChronosVersion.V3);
        return client.deferred(shown.apply(guess.prefix()), scope -> call.apply(detection.version(scope)));
    }

    /** A call whose path is the same in all versions. */
    <T> Call<T> plain(Request request, Decoder<T> decoder) {
        return client.call(request, decoder);
    }

    <T> Call<T> composed(String description, CallBody<T> body) {
        return client.composed(description, body);
    }

    @Override
    public String toString() {
        return client.toString();
    }
}

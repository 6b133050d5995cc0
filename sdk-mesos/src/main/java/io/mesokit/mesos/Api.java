package io.mesokit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.core.spi.BodyReader;
import io.mesokit.core.spi.CallBody;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.EventDecoder;
import io.mesokit.core.spi.Framing;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.ServiceClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one address that all calls of a server go to, and the ways to use it.
 *
 * @param <C> the envelope of calls
 * @param <R> the envelope of answers
 */
final class Api<C, R> {
    static final String PATH = "/api/v1";

    /** The whole state of a cluster of 100,000 tasks is an answer of about 150 MB. */
    static final CallOptions DEFAULTS =
            CallOptions.builder().maxBodyBytes(512L << 20).build();

    private final ServiceClient client;
    private final Class<R> answers;

    Api(ServiceClient client, Class<R> answers) {
        this.client = client;
        this.answers = answers;
    }

    ServiceClient client() {
        return client;
    }

    /** The same server, spoken to with other envelopes. */
    <D, S> Api<D, S> speaking(Class<S> others) {
        return new Api<>(client, others);
    }

    Api<C, R> with(CallOptions options) {
        return new Api<>(client.with(options), answers);
    }

    /** A question, safe to repeat, whose answer is one member of the envelope. */
    <T> Call<T> ask(String operation, C call, Function<R, Optional<T>> member) {
        Decoder<R> envelope = Decoder.json(answers);
        return client.call(
                request(operation, call).repeatable(true),
                response -> member.apply(envelope.decode(response)).orElseThrow(() -> withoutMember(response)));
    }

    /**
     * A question for a list. Some servers leave the member out when there is nothing to list, and say so by the type
     * alone.
     */
    <T> Call<List<T>> list(String operation, C call, Function<R, Optional<List<T>>> member) {
        return ask(
                operation,
                call,
                answer -> member.apply(answer)
                        .or(() -> type(answer).equals(type(call)) ? Optional.of(List.of()) : Optional.empty()));
    }

    private static JsonNode type(Object envelope) {
        return Json.mapper().valueToTree(envelope).path("type");
    }

    /** A command that does no more when it is sent twice. */
    Call<Void> tell(String operation, C call) {
        return client.call(request(operation, call).repeatable(true), Decoder.nothing());
    }

    /** A command that is never sent twice. */
    Call<Void> tellOnce(String operation, C call) {
        return client.call(request(operation, call), Decoder.nothing());
    }

    /** A question, safe to repeat, whose answer is read as it comes. */
    <T> Call<T> read(String operation, C call, BodyReader<T> reader) {
        return client.reading(request(operation, call).repeatable(true), reader);
    }

    /** A stream of records. */
    <E> StreamCall<E> stream(Request request, EventDecoder<E> decoder) {
        return client.stream(request, Framing.RECORD_IO, decoder);
    }

    /** A route beside the calls. */
    <T> Call<T> plain(String operation, Request request, Decoder<T> decoder) {
        return client.call(request.operation(operation), decoder);
    }

    <T> Call<T> composed(String description, CallBody<T> body) {
        return client.composed(description, body);
    }

    Request request(String operation, C call) {
        return Request.post(PATH).json(call).operation(operation);
    }

    private static UnexpectedShapeException withoutMember(RawResponse response) {
        return new UnexpectedShapeException(
                response.request(), "the answer lacks the member of its type; it begins: " + response.head(), null);
    }

    @Override
    public String toString() {
        return client.toString();
    }
}

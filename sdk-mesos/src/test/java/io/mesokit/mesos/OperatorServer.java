package io.mesokit.mesos;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.ServerJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers any call with a random message of the official type; the first of some type it refuses. */
final class OperatorServer extends Dispatcher implements AutoCloseable {
    private static final ObjectReader FIRST =
            Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final MockWebServer server = new MockWebServer();
    private final Descriptor answers;
    private final Map<String, MockResponse> prepared = new ConcurrentHashMap<>();
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    private volatile String refused = "";
    private volatile String lastAnswer = "";

    OperatorServer(Descriptor answers) {
        this.answers = answers;
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getPort();
    }

    void refuseFirst(String type) {
        refused = type;
    }

    void prepare(String typeOrTarget, MockResponse answer) {
        prepared.put(typeOrTarget, answer);
    }

    /** The calls of one type that came. */
    List<JsonNode> calls(String type) {
        return calls.stream()
                .filter(call -> call.path("type").asText().equals(type))
                .toList();
    }

    List<RecordedRequest> requests() {
        return requests;
    }

    String lastAnswer() {
        return lastAnswer;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        if (!request.getTarget().endsWith("/api/v1")) {
            return prepared.getOrDefault(request.getTarget(), text(404, "404 Not Found."));
        }
        JsonNode call = json(request);
        calls.add(call);
        String type = call.path("type").asText();
        if (type.equals(refused) && calls(type).size() == 1) {
            return text(503, "503 Service Unavailable.");
        }
        return prepared.containsKey(type) ? prepared.get(type) : answer(type);
    }

    private MockResponse answer(String type) {
        FieldDescriptor member = answers.findFieldByName(type.toLowerCase(Locale.ROOT));
        if (member == null) {
            return new MockResponse.Builder().code(200).build();
        }
        ServerJson json = new ServerJson(new Random(type.hashCode()));
        lastAnswer = "{\"type\":\"" + type + "\",\"" + member.getName() + "\":"
                + ServerJson.write(json.message(member.getMessageType())) + "}";
        return new MockResponse.Builder().code(200).body(lastAnswer).build();
    }

    /** Of records, the first. */
    static JsonNode json(RecordedRequest request) {
        String body = request.getBody().utf8();
        int begin = body.startsWith("{") ? 0 : body.indexOf('\n') + 1;
        try {
            return FIRST.readTree(body.substring(begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse text(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "text/plain; charset=utf-8")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mesokit.core.Call;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.DecodingException;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** Whatever a server sends ends in a value or in the declared failure: recorded answers, spoiled in every way. */
class DecoderFuzzTest {
    private static final int MESSAGES = 200_000;
    private static final int CALLS = 3_000;

    private static final int FEW = 1;

    private static volatile byte[] body = {};

    private record Seed(String name, ObjectReader reader, byte[] good) {}

    /** Of each type of message the shortest: the longer ones are of the same members, and slow. */
    private static List<Seed> seeds() {
        Map<String, List<Seed>> byType = new TreeMap<>();
        Recorded.all()
                .filter(recorded -> recorded.api() != Recorded.Api.PLAIN
                        && recorded.exchange().status() == 200)
                .forEach(recorded -> {
                    if (recorded.isStream()) {
                        recorded.records().forEach(record -> add(byType, recorded, record, recorded.api().records));
                    } else if (recorded.exchange().body().startsWith("{")) {
                        add(byType, recorded, recorded.exchange().body(), recorded.api().answers);
                    }
                });
        return byType.values().stream()
                .flatMap(all -> all.stream()
                        .sorted(Comparator.comparing(seed -> seed.good().length))
                        .limit(FEW))
                .toList();
    }

    private static void add(Map<String, List<Seed>> byType, Recorded recorded, String good, Class<?> model) {
        String type = recorded.api() + SameJson.read(good).path("type").asText();
        Seed seed = new Seed(recorded.toString(), Json.mapper().readerFor(model), shortened(good));
        byType.computeIfAbsent(type, unused -> new ArrayList<>()).add(seed);
    }

    /** With one element of each list, for the others are alike. */
    private static byte[] shortened(String good) {
        JsonNode tree = SameJson.read(good);
        shorten(tree);
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void shorten(JsonNode node) {
        while (node instanceof ArrayNode list && list.size() > 1) {
            list.remove(list.size() - 1);
        }
        node.forEach(DecoderFuzzTest::shorten);
    }

    @Test
    void messages_spoiled_areAValueOrTheDeclaredFailure() {
        List<Seed> seeds = seeds();
        long read = IntStream.range(0, MESSAGES)
                .parallel()
                .filter(i -> isRead(seeds.get(i % seeds.size()), i))
                .count();
        assertThat(read).isBetween(MESSAGES / 20L, MESSAGES * 19L / 20);
    }

    private static boolean isRead(Seed seed, int number) {
        byte[] spoiled = new Mutations(number).of(seed.good());
        try {
            return decode(seed, spoiled);
        } catch (Throwable undeclared) {
            throw new AssertionError(
                    seed.name() + " with seed " + number + ": " + new String(spoiled, StandardCharsets.UTF_8),
                    undeclared);
        }
    }

    /** Whether it is a value; that can then be shown, compared and sent on. */
    private static boolean decode(Seed seed, byte[] spoiled) throws IOException {
        try {
            Object value = seed.reader().readValue(spoiled);
            return value == null || spoiled.length % 8 != 0 || isUsable(value);
        } catch (JsonProcessingException declared) {
            return false;
        }
    }

    private static boolean isUsable(Object value) throws IOException {
        int hash = value.hashCode();
        return !value.toString().isEmpty()
                && value.hashCode() == hash
                && Json.mapper().writeValueAsBytes(value).length > 0;
    }

    /** Through the whole of a client but its sockets. */
    @Test
    void typedCalls_answerSpoiled_areAValueOrADecodingException() {
        OkHttpClient wire = new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("")
                        .body(ResponseBody.create(body, null))
                        .build())
                .build();
        ClientOptions options = ClientOptions.builder("http://nowhere.invalid:5050")
                .httpClient(wire)
                .calls(CallOptions.builder().retry(RetryPolicy.none()).build())
                .build();
        try (MesosMaster master = MesosMaster.connect(options);
                MesosAgent agent = MesosAgent.connect(options)) {
            List<Stage> stages = stages(master, agent);
            int read = 0;
            for (int i = 0; i < CALLS; i++) {
                read += run(stages.get(i % stages.size()), i) ? 1 : 0;
            }
            assertThat(read).isBetween(CALLS / 20, CALLS * 19 / 20);
        }
    }

    /** A call, and a good answer to it. */
    private record Stage(Call<?> call, byte[] good) {}

    private static boolean run(Stage stage, int seed) {
        body = new Mutations(seed).of(stage.good());
        try {
            stage.call().execute();
            return true;
        } catch (DecodingException declared) {
            return false;
        } catch (Throwable undeclared) {
            throw new AssertionError(
                    stage.call() + " with seed " + seed + ": " + new String(body, StandardCharsets.UTF_8), undeclared);
        }
    }

    private static List<Stage> stages(MesosMaster master, MesosAgent agent) {
        Stream<Stage> ofMaster = TypedCalls.master().stream()
                .filter(row -> !row.type().equals("REMOVE_QUOTA"))
                .flatMap(row -> good(Recorded.Api.MASTER, row.type())
                        .map(good -> new Stage(row.call().apply(master), good)));
        Stream<Stage> ofAgent = TypedCalls.agent().stream()
                .flatMap(row -> good(Recorded.Api.AGENT, row.type())
                        .map(good -> new Stage(row.call().apply(agent), good)));
        Stream<Stage> plain = Recorded.all()
                .filter(recorded -> recorded.api() == Recorded.Api.PLAIN
                        && recorded.exchange().status() == 200
                        && recorded.exchange().body().matches("(?s)[{\\[].+"))
                .flatMap(recorded -> Stream.ofNullable(RecordedTest.plain(recorded, master, agent))
                        .map(call -> new Stage(call, recorded.exchange().body().getBytes(StandardCharsets.UTF_8))));
        return Stream.of(ofMaster, ofAgent, plain).flatMap(all -> all).toList();
    }

    private static Stream<byte[]> good(Recorded.Api api, String type) {
        return Recorded.all()
                .filter(recorded -> recorded.api() == api
                        && recorded.type().equals(type)
                        && recorded.exchange().status() == 200
                        && recorded.exchange().body().startsWith("{"))
                .map(recorded -> recorded.exchange().body())
                .min(Comparator.comparing(String::length))
                .stream()
                .map(DecoderFuzzTest::shortened);
    }
}

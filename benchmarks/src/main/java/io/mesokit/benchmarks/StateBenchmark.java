package io.mesokit.benchmarks;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.gson.Gson;
import com.google.protobuf.util.JsonFormat;
import com.squareup.moshi.Moshi;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.view.TaskReader;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okio.Okio;
import org.apache.mesos.v1.master.Protos.Response;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A big GET_STATE answer read whole into values, from memory; and its tasks one by one, from a file, so that the heap
 * need not hold even the answer. Used by one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StateBenchmark {
    /** How many tasks there are. */
    @Param("100000")
    public int tasks = 100_000;

    private final ObjectReader typed = Json.mapper().readerFor(MasterResponse.class);
    private final ObjectReader map = Json.mapper().readerForMapOf(Object.class);
    private final ObjectReader one = Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Gson gson = new Gson();
    private final Moshi moshi = new Moshi.Builder().build();
    private byte[] json = new byte[0];
    private byte[] binary = new byte[0];
    private @Nullable Path file;

    /** Makes the answer, as the benchmark of this name needs it. */
    @Setup(Level.Trial)
    public void prepare(BenchmarkParams benchmark) throws Exception {
        String name = benchmark.getBenchmark();
        if (name.contains("lazy")) {
            prepareFile();
        } else {
            json = MasterState.json(tasks);
        }
        if (name.endsWith("protobufBinary")) {
            binary = protobufJson().toByteArray();
            json = new byte[0];
        }
    }

    private void prepareFile() throws IOException {
        Path made = Files.createTempFile("state", ".json");
        file = made;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(made))) {
            MasterState.write(tasks, out);
        }
    }

    /** All of it in memory and in a file, for those who call every method. */
    void prepareAll() throws Exception {
        prepareFile();
        json = MasterState.json(tasks);
        binary = protobufJson().toByteArray();
    }

    /** Removes the file. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        if (file != null) {
            Files.delete(file);
        }
    }

    /** The SDK's values. */
    @Benchmark
    public MasterResponse ours() throws Exception {
        return RetainedHeap.holding(() -> typed.readValue(json));
    }

    /** The official messages, from the same JSON. */
    @Benchmark
    public Response protobufJson() throws Exception {
        return RetainedHeap.holding(() -> {
            Response.Builder response = Response.newBuilder();
            JsonFormat.parser().ignoringUnknownFields().merge(text(), response);
            return response.build();
        });
    }

    /**
     * The official messages, from what the master sends to those who accept protobuf. Texts are not yet decoded then.
     */
    @Benchmark
    public Response protobufBinary() throws Exception {
        return RetainedHeap.holding(() -> Response.parseFrom(binary));
    }

    /** Jackson's tree. */
    @Benchmark
    public Object jacksonTree() throws Exception {
        return RetainedHeap.holding(() -> Json.mapper().readTree(json));
    }

    /** Jackson's maps and lists. */
    @Benchmark
    public Object jacksonMap() throws Exception {
        return RetainedHeap.holding(() -> map.readValue(json));
    }

    /** Gson's maps and lists. */
    @Benchmark
    public Object gson() throws Exception {
        return RetainedHeap.holding(() -> gson.fromJson(text(), Map.class));
    }

    /** Fastjson's maps and lists. */
    @Benchmark
    public Object fastjson() throws Exception {
        return RetainedHeap.holding(() -> JSON.parseObject(json));
    }

    /** Moshi's maps and lists. */
    @Benchmark
    public Object moshi() throws Exception {
        return RetainedHeap.holding(() -> Objects.requireNonNull(
                moshi.adapter(Object.class).fromJson(Okio.buffer(Okio.source(new ByteArrayInputStream(json))))));
    }

    /** The SDK's tasks, one by one; how many there are. */
    @Benchmark
    public int lazy() throws IOException {
        try (TaskReader reader = TaskReader.of(stream())) {
            return (int) reader.stream().filter(task -> !task.name().isEmpty()).count();
        }
    }

    /** Jackson's trees of them, one by one. */
    @Benchmark
    public int lazyTree() throws IOException {
        int count = 0;
        try (JsonParser parser = Json.mapper().getFactory().createParser(stream())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().endsWith("tasks")) {
                    count += parser.nextToken() == JsonToken.START_ARRAY ? trees(parser) : 0;
                } else if (token == JsonToken.FIELD_NAME
                        && !parser.currentName().equals("get_state")) {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
        return count;
    }

    private int trees(JsonParser parser) throws IOException {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode task = one.readTree(parser);
            count += task.path("name").asText().isEmpty() ? 0 : 1;
        }
        return count;
    }

    private InputStream stream() throws IOException {
        return Files.newInputStream(Objects.requireNonNull(file, "file"));
    }

    private Reader text() {
        return new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
    }
}

package io.mesokit.examples.top;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.mesos.AgentSpec;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.MesosTask;
import io.mesokit.testkit.time.RealTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A cluster in this process on which something happens all the time, to look at without having one. */
final class Stage implements AutoCloseable {
    private static final int MOST = 24;
    private static final String TASK =
            "{\"name\":\"%s\",\"task_id\":{\"value\":\"%s\"},\"framework_id\":{\"value\":\"%s\"},"
                    + "\"agent_id\":{\"value\":\"%s\"},\"state\":\"TASK_STAGING\",\"resources\":[%s,%s]}";

    private final RealTime time = RealTime.start();
    private final EmbeddedMesos mesos =
            EmbeddedMesos.start(MesosOptions.ofDefaults().withAgents(agent("r1"), agent("r1"), agent("r2")), time);
    private final ScheduledExecutorService acts = Executors.newSingleThreadScheduledExecutor(Stage::thread);
    private final Deque<MesosTask> running = new ArrayDeque<>();
    private final List<String> frameworks = new ArrayList<>();
    private final Random random = new Random(1);
    private int launched;

    private Stage() {
        frameworks.add(mesos.addFramework(info("marathon", "services")));
        frameworks.add(mesos.addFramework(info("chronos", "batch")));
        for (int task = 0; task < MOST / 2; task++) {
            launch();
        }
        var unused = acts.scheduleWithFixedDelay(this::act, 500, 500, TimeUnit.MILLISECONDS);
    }

    static Stage start() {
        return new Stage();
    }

    URI url() {
        return mesos.url();
    }

    private static AgentSpec agent(String rack) {
        return AgentSpec.of("cpus:8;mem:16384;disk:102400;gpus:2;ports:[31000-32000]")
                .withAttributes("rack:" + rack);
    }

    private static JsonNode info(String name, String role) {
        return read("{\"user\":\"root\",\"name\":\"" + name + "\",\"roles\":[\"" + role
                + "\"],\"capabilities\":[{\"type\":\"MULTI_ROLE\"},{\"type\":\"PARTITION_AWARE\"}]}");
    }

    private static JsonNode read(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mesos-top-stage");
        thread.setDaemon(true);
        return thread;
    }

    private void act() {
        if (running.isEmpty() || (running.size() < MOST && random.nextInt(3) > 0)) {
            launch();
        } else if (random.nextInt(6) == 0) {
            running.removeFirst().fail(1);
        } else {
            running.removeFirst().finish();
        }
    }

    private void launch() {
        int number = ++launched;
        List<String> agents = mesos.agentIds();
        String name = number % 2 == 0 ? "web-" + number % 5 : "report-" + number;
        running.add(mesos.launch(read(String.format(
                        Locale.ROOT,
                        TASK,
                        name,
                        name + '.' + Long.toHexString(random.nextLong()),
                        frameworks.get(number % 2),
                        agents.get(random.nextInt(agents.size())),
                        resource("cpus", (1 + random.nextInt(8)) / 10.0, number),
                        resource("mem", 64 * (1 + random.nextInt(8)), number))))
                .run());
    }

    private static String resource(String name, double value, int number) {
        String role = number % 2 == 0 ? "services" : "batch";
        return "{\"name\":\"" + name + "\",\"type\":\"SCALAR\",\"scalar\":{\"value\":" + value
                + "},\"allocation_info\":{\"role\":\"" + role + "\"}}";
    }

    @Override
    public void close() {
        acts.shutdownNow();
        try {
            acts.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        mesos.close();
        time.close();
    }
}

package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.BothWays;
import io.mesokit.core.ClosedException;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.MalformedBodyException;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.view.StatePart;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are read as they come. */
@Timeout(60)
class StateStreamTest {
    private static final int MANY = 100_000;
    private static final int PIECE = 100;
    private static final String LABEL = "x".repeat(200);

    /** How many tasks the server has got rid of, and what ended its writing. */
    private final AtomicInteger sent = new AtomicInteger();

    private final CompletableFuture<IOException> broken = new CompletableFuture<>();
    private final WireServer server = WireServer.start(
            "master",
            0,
            request -> WireResponse.stream(200, "application/json", sink -> {
                sink.send("{\"type\":\"GET_TASKS\",\"get_tasks\":{\"completed_tasks\":[" + task(-1) + "],\"tasks\":[");
                try {
                    while (sent.get() < MANY) {
                        sink.send(piece());
                        sent.addAndGet(PIECE);
                    }
                    sink.send("]}}");
                } catch (IOException e) {
                    broken.complete(e);
                    throw e;
                }
            }));
    private final MesosMaster master = MesosMaster.connect(server.url());

    private String piece() {
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < PIECE; i++) {
            int number = sent.get() + i;
            piece.append(number == 0 ? "" : ",").append(task(number));
        }
        return piece.toString();
    }

    private static String task(int number) {
        return "{\"task_id\":{\"value\":\"t" + number + "\"},\"name\":\"t\",\"framework_id\":{\"value\":\"f\"},"
                + "\"agent_id\":{\"value\":\"a\"},\"state\":\"TASK_RUNNING\",\"labels\":{\"labels\":[{\"key\":\"k\","
                + "\"value\":\"" + LABEL + "\"}]}}";
    }

    @AfterEach
    void close() {
        master.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void stream_hundredThousandTasks_givesEachInOrder(BothWays way) {
        try (Stream<Task> tasks = way.run(master.tasks().stream())) {
            Iterator<Task> each = tasks.iterator();
            for (int i = 0; i < MANY; i++) {
                assertThat(each.next().taskId().value()).isEqualTo("t" + i);
            }
            assertThat(each.hasNext()).isFalse();
        }
    }

    /** What is not read stays with the server: nothing is kept here but what the sockets hold. */
    @Test
    void stream_readerStops_serverIsHeldUpAndClosingEndsTheExchange() throws Exception {
        Stream<Task> tasks = master.tasks().stream().execute();
        Iterator<Task> each = tasks.iterator();
        for (int i = 0; i < 10; i++) {
            each.next();
        }
        int before;
        do {
            before = sent.get();
            Thread.sleep(20);
        } while (sent.get() > before);
        assertThat(sent.get()).isLessThan(MANY / 2);
        tasks.close();
        assertThat(broken.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void stream_cutInTheMiddle_isATransportFailureAfterTheTasksBefore(BothWays way) {
        server.faults().cutStreamAfterBytes(1_000_000);
        List<Task> read = new ArrayList<>();
        try (Stream<Task> tasks = way.run(master.tasks().stream())) {
            assertThatThrownBy(() -> tasks.forEach(read::add))
                    .isExactlyInstanceOf(TransportException.class)
                    .hasMessageContaining("tasks.stream")
                    .hasMessageContaining("cut");
        }
        assertThat(read).isNotEmpty();
    }

    @Test
    void stream_clientClosedInTheMiddle_saysSo() {
        try (Stream<Task> tasks = master.tasks().stream().execute()) {
            Iterator<Task> each = tasks.iterator();
            each.next();
            master.close();
            assertThatThrownBy(() -> each.forEachRemaining(task -> {})).isExactlyInstanceOf(ClosedException.class);
        }
    }

    @Test
    void stream_malformed_isADecodingFailureAfterTheTasksBefore() {
        server.faults()
                .answerNext(WireResponse.of(
                        200, "application/json", "{\"get_tasks\":{\"tasks\":[" + task(1) + ",{\"task_id\":}]}}"));
        try (Stream<Task> tasks = master.tasks().stream().execute()) {
            Iterator<Task> each = tasks.iterator();
            assertThat(each.next().taskId().value()).isEqualTo("t1");
            assertThatThrownBy(each::hasNext).isExactlyInstanceOf(MalformedBodyException.class);
        }
    }

    @Test
    void stream_noSuchAnswer_isAnUnexpectedShape() {
        server.faults().answerNext(WireResponse.of(200, "application/json", "{\"type\":\"GET_TASKS\"}"));
        try (Stream<Task> tasks = master.tasks().stream().execute()) {
            assertThatThrownBy(tasks::count).isExactlyInstanceOf(UnexpectedShapeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stream_refused_throwsTheRefusal(BothWays way) {
        server.faults().failNext(403);
        way.fails(master.tasks().stream(), ForbiddenException.class);
    }

    @Test
    void stream_anyPartFromAnyMaster_isWhatTheWholeAnswerHas() {
        try (RealTime time = RealTime.start();
                EmbeddedMesos mesos =
                        EmbeddedMesos.start(MesosOptions.ofDefaults().withMasters(2), time);
                MesosMaster follower =
                        MesosMaster.connect(mesos.masters().get(1).url())) {
            String framework = mesos.addFramework("f");
            String agent = mesos.agentIds().get(0);
            mesos.launch(framework, agent, "live", "cpus:1").run();
            mesos.launch(framework, agent, "over", "cpus:1").run().finish();
            try (Stream<Agent> agents =
                            follower.state().stream(StatePart.AGENTS).execute();
                    Stream<Task> live = follower.state().stream(StatePart.TASKS).execute();
                    Stream<Task> over =
                            follower.tasks().stream(StatePart.COMPLETED_TASKS).execute()) {
                assertThat(agents).isEqualTo(follower.agents().list().execute().agents());
                assertThat(live).extracting(task -> task.taskId().value()).containsExactly("live");
                assertThat(over).extracting(task -> task.taskId().value()).containsExactly("over");
            }
        }
    }
}

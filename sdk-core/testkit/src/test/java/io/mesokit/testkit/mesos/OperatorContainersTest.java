package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Containers that operators launch: where, until when, and who hears of their end. */
@Timeout(60)
class OperatorContainersTest {
    private static final String ALONE = "{'value':'alone'}";

    private final EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), VirtualClock.ofDefaults());
    private final MesosAgent agent = mesos.agents().get(0);
    private String nested;

    @BeforeEach
    void launchATask() {
        mesos.launch(mesos.addFramework("demo"), agent.id(), "t", "cpus:1").run();
        nested = in(
                "nested",
                "{'value':'"
                        + agent.node().views.executorContainers().iterator().next() + "'}");
    }

    @AfterEach
    void close() {
        mesos.close();
    }

    private static String in(String own, String parent) {
        return "{'value':'" + own + "','parent':" + parent + "}";
    }

    private static String json(String type, String container, String more) {
        return ("{'type':'" + type + "','" + type.toLowerCase(Locale.ROOT) + "':{'container_id':" + container + more
                        + "}}")
                .replace('\'', '"');
    }

    private RawHttp.Answer call(String type, String container, String more) throws IOException {
        return RawHttp.send(
                agent.url(),
                "POST",
                "/api/v1",
                WireHeaders.none().plus("Content-Type", "application/json"),
                json(type, container, more).getBytes(StandardCharsets.UTF_8));
    }

    private int launch(String container, String command) throws IOException {
        return call("LAUNCH_CONTAINER", container, ",'command':{'value':'" + command + "'}")
                .status();
    }

    private RawHttp.Answer await(String container) throws IOException {
        return call("WAIT_CONTAINER", container, "");
    }

    @Test
    void result_isToldOnce_ofANestedContainerAsOftenAsAsked() throws Exception {
        launch(ALONE, "exit 3");
        assertThat(await(ALONE).text()).contains("\"exit_status\":768");
        assertThat(await(ALONE).status()).isEqualTo(404);
        launch(nested, "exit 3");
        assertThat(await(nested).text()).contains("\"exit_status\":768");
        assertThat(await(nested).text()).contains("\"exit_status\":768");
        assertThat(call("REMOVE_CONTAINER", nested, "").status()).isEqualTo(200);
        assertThat(await(nested).status()).isEqualTo(404);
    }

    @Test
    void container_isNestedInOneThatRuns_only() throws Exception {
        launch(ALONE, "exec sleep 600");
        assertThat(launch(in("inner", ALONE), "exit 0")).isEqualTo(200);
        call("KILL_CONTAINER", ALONE, "");
        await(ALONE);
        assertThat(launch(in("late", ALONE), "exit 0")).isEqualTo(400);
        launch(nested, "exit 0");
        await(nested);
        assertThat(launch(in("late", nested), "exit 0")).isEqualTo(400);
    }

    @Test
    void container_isLaunchedAgain_onceItHasEnded() throws Exception {
        assertThat(launch(nested, "exec sleep 600")).isEqualTo(200);
        assertThat(launch(nested, "exit 3")).isEqualTo(202);
        call("KILL_CONTAINER", nested, "");
        assertThat(await(nested).text()).contains("\"exit_status\":9");
        assertThat(launch(nested, "exit 3")).isEqualTo(200);
        assertThat(await(nested).text()).contains("\"exit_status\":768");
    }

    /** The client hangs up; nobody else ends it. */
    @Test
    void session_thatIsLeft_endsItsContainer() throws Exception {
        session("exec sleep 600").close();
        assertThat(await(nested).text()).contains("\"exit_status\":9");
    }

    /** What was printed before the first reader came is told to that one. */
    @Test
    void output_thatSomebodyHasRead_isNotToldAnother() throws Exception {
        try (EventTap first = session("echo one; read line; echo two")) {
            assertThat(text(first)).isEqualTo("one\n");
            try (EventTap second = EventTap.open(agent.url(), json("ATTACH_CONTAINER_OUTPUT", nested, ""))) {
                call("KILL_CONTAINER", nested, "");
                assertThatThrownBy(second::next).isInstanceOf(EOFException.class);
            }
        }
    }

    private EventTap session(String command) throws IOException {
        return EventTap.open(
                agent.url(), json("LAUNCH_NESTED_CONTAINER_SESSION", nested, ",'command':{'value':'" + command + "'}"));
    }

    private static String text(EventTap output) throws IOException {
        JsonNode data = output.next().at("/data/data");
        return new String(Base64.getDecoder().decode(data.asText()), StandardCharsets.UTF_8);
    }
}

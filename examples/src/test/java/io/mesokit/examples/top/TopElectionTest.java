package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.VirtualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command where it is told nothing but the ZooKeeper in which the masters are elected. */
@Timeout(60)
class TopElectionTest {
    private static final Duration DETECTION = Duration.ofSeconds(2);

    @TempDir
    Path data;

    private final VirtualClock clock = VirtualClock.ofDefaults();
    private NIOServerCnxnFactory zooKeeper;
    private EmbeddedMesos mesos;
    private String url;

    @BeforeEach
    void start() throws Exception {
        System.setProperty("zookeeper.forceSync", "no");
        zooKeeper = new NIOServerCnxnFactory();
        zooKeeper.configure(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        zooKeeper.startup(new ZooKeeperServer(data.toFile(), data.toFile(), 100));
        url = "zk://127.0.0.1:" + zooKeeper.getLocalPort() + "/mesos";
        mesos = EmbeddedMesos.start(
                MesosOptions.ofDefaults()
                        .withMasters(3)
                        .withDetection(DETECTION)
                        .withZooKeeper(url),
                clock);
        mesos.launch(mesos.addFramework("marathon"), mesos.agentIds().get(0), "web", "cpus:0.5;mem:64")
                .run();
        mesos.failLeader();
        clock.advance(DETECTION);
    }

    @AfterEach
    void stop() {
        mesos.close();
        zooKeeper.shutdown();
    }

    private String leader() {
        return "localhost:" + mesos.masters().get(1).url().getPort();
    }

    private static String top(String... arguments) {
        StringWriter output = new StringWriter();
        int code = TopCommand.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(arguments);
        assertThat(code).as(output.toString()).isZero();
        return output.toString();
    }

    @Test
    void once_text_isOfTheMasterThatLeadsNow() {
        assertThat(top("--master", url, "--once")).contains(leader(), "agents: 1 active", "tasks: 1 running", "web");
    }

    @Test
    void once_urlInAFile_isOfTheMasterThatLeadsNow() throws Exception {
        Path file = Files.writeString(data.resolve("zk"), url + "\n");
        assertThat(top("--master", file.toUri().toString(), "--once")).contains(leader());
        assertThat(top("--master", "file://" + file, "--once")).contains(leader());
    }

    @Test
    void once_json_isOfTheMasterThatLeadsNow() throws Exception {
        JsonNode report = Json.mapper().readTree(top("--master", url, "--once", "--json"));
        assertThat(report.toString()).contains(leader());
        assertThat(report.path("tasks").findValuesAsText("name")).containsExactly("web");
        assertThat(report.path("agents").path(0).path("used").path("cpus").asDouble())
                .isEqualTo(0.5);
    }
}

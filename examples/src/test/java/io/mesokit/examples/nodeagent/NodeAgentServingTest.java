package io.mesokit.examples.nodeagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.Planted;
import io.mesokit.examples.TlsFront;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node agent that goes on serving, beside Mesos agents that want certificates, refuse, or are slow. */
@Timeout(120)
class NodeAgentServingTest {
    private static final Pattern ADDRESS = Pattern.compile("Serving (http:\\S+)/metrics");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StringWriter output = new StringWriter();
    private final FutureTask<Integer> serving = new FutureTask<>(this::serve);
    private final Thread thread = new Thread(serving, "node-agent");
    private final List<String> arguments = new ArrayList<>(List.of("--listen", "127.0.0.1:0"));

    private int serve() {
        return NodeAgentCommand.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(arguments.toArray(String[]::new));
    }

    /** Whoever still serves is told to end, and does. */
    @AfterEach
    void stop() throws Exception {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        thread.interrupt();
        assertThat(serving.get(60, TimeUnit.SECONDS)).as(output.toString()).isZero();
    }

    private void start(String endpoint, String... more) {
        arguments.addAll(List.of("--mesos_agent_endpoint", endpoint));
        arguments.addAll(List.of(more));
        thread.start();
    }

    private HttpResponse<String> get(String path) throws Exception {
        Matcher address = ADDRESS.matcher(output.toString());
        while (!address.find()) {
            assertThat(serving.isDone()).as(output.toString()).isFalse();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            address.reset(output.toString());
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address.group(1) + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Asks until the answer is like that. */
    private String await(String path, Predicate<HttpResponse<String>> wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        HttpResponse<String> answer = get(path);
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            answer = get(path);
        }
        return answer.body();
    }

    private String heard() throws Exception {
        return await("/healthz", answer -> answer.statusCode() == 200 && !isSilent(answer));
    }

    private static boolean isSilent(HttpResponse<String> answer) {
        return answer.body().contains("mesos_agent");
    }

    private String toldSilence() throws Exception {
        return await("/healthz", NodeAgentServingTest::isSilent);
    }

    private double series(String name) throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String pem(String name) {
        return folder.resolve(name).toString();
    }

    private static String agentOf(EmbeddedMesos mesos) {
        return mesos.agents().get(0).url().toString();
    }

    private static TlsFront front(EmbeddedMesos mesos, Path folder) throws Exception {
        TlsFront front = new TlsFront(mesos.agents().get(0).url());
        front.writeFiles(folder);
        return front;
    }

    @Test
    void tls_certificateAndKeyInOneFile_isLetIn() throws Exception {
        try (EmbeddedMesos mesos = EmbeddedMesos.start();
                TlsFront front = front(mesos, folder)) {
            String ssl = "{\"ssl\": {\"server_verify\": \"%s\", \"client_cert_path\": \"%s\"}}";
            start(front.url(), "--config", file("c.json", ssl.formatted(pem("ca.pem"), pem("both.pem"))));

            assertThat(heard()).contains("\"healthy\":true");
            assertThat(series("node_agent_mesos_up")).isOne();
        }
    }

    @Test
    void tls_notVerified_isLetInWithCertificateAndKey() throws Exception {
        try (EmbeddedMesos mesos = EmbeddedMesos.start();
                TlsFront front = front(mesos, folder)) {
            start(
                    front.url(),
                    "--server_verify",
                    "false",
                    "--client_cert_path",
                    pem("me.pem"),
                    "--client_key_path",
                    pem("me-key.pem"));

            assertThat(heard()).contains("\"healthy\":true");
        }
    }

    @Test
    void tls_ofAnUnknownAuthority_isToldAndTheAgentGoesOn() throws Exception {
        try (EmbeddedMesos mesos = EmbeddedMesos.start();
                TlsFront front = front(mesos, folder)) {
            start(front.url(), "--interval", "0.1", "--client_cert_path", pem("both.pem"));

            assertThat(toldSilence()).contains("\"healthy\":true").contains("TLS failed");
            assertThat(series("node_agent_mesos_up")).isZero();
            await(
                    "/metrics",
                    answer -> answer.body().matches("(?s).*node_agent_rounds\\{[^}]*} (?:[3-9]|\\d{2,})\\n.*"));
        }
    }

    @Test
    void tls_withoutCertificate_isKeptOut() throws Exception {
        try (EmbeddedMesos mesos = EmbeddedMesos.start();
                TlsFront front = front(mesos, folder)) {
            start(front.url(), "--server_verify", pem("ca.pem"));

            // Whether by an alert or by a connection that is closed, is a matter of who is first.
            assertThat(toldSilence()).contains("POST https:");
            assertThat(series("node_agent_mesos_up")).isZero();
        }
    }

    @Test
    void refused_secretIsWrong_isToldWithoutIt() throws Exception {
        MesosOptions closed = MesosOptions.ofDefaults().withCredentials(Planted.USER, Planted.OTHER_PASSWORD);
        try (EmbeddedMesos mesos = EmbeddedMesos.start(closed)) {
            String secret = "{\"principal\": \"%s\", \"secret\": \"%s\"}".formatted(Planted.USER, Planted.PASSWORD);
            start(agentOf(mesos), "--interval", "0.1", "--credential_file", file("credential.json", secret));

            String told = toldSilence();
            assertThat(told).contains("401").contains("/api/v1");
            assertThat(series("node_agent_mesos_failures")).isPositive();
            assertThat(told + get("/metrics").body() + get("/tasks").body() + output)
                    .doesNotContain(Planted.PASSWORD);
        }
    }

    @Test
    void slow_agentThatDoesNotAnswerInTime_isToldAndHeardAgain() throws Exception {
        try (EmbeddedMesos mesos = EmbeddedMesos.start()) {
            mesos.agents().get(0).faults().stallNext().stallNext().stallNext();
            start(agentOf(mesos), "--interval", "0.1", "--timeout", "1");

            assertThat(toldSilence()).containsIgnoringCase("time");
            assertThat(heard()).contains("\"healthy\":true");
            assertThat(series("node_agent_mesos_failures")).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void interval_ofZero_readsWithoutAPause() throws Exception {
        try (EmbeddedMesos mesos = EmbeddedMesos.start()) {
            start(agentOf(mesos), "--interval", "0");

            assertThat(heard()).contains("\"healthy\":true");
            await("/metrics", answer -> answer.body().matches("(?s).*node_agent_rounds\\{[^}]*} \\d{2,}\\n.*"));
        }
    }
}

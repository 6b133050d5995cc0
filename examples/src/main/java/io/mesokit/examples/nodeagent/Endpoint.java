package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import io.mesokit.examples.http.HttpListener;
import io.mesokit.perf.prometheus.Exposition;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The node agent's HTTP side: {@code GET /metrics} for Prometheus, {@code /healthz} for whoever restarts it, {@code
 * /tasks} for whoever wonders why a task is not read. All of it is what the last round left; asking costs no reading.
 * Thread-safe.
 */
final class Endpoint implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final NodeAgent agent;
    private final HttpListener listener;

    private Endpoint(NodeAgent agent, InetSocketAddress address) {
        this.agent = agent;
        this.listener = HttpListener.start("mesokit-node-agent-http", 4, address, new Routes());
    }

    /**
     * Starts listening.
     *
     * @throws IllegalStateException if the address cannot be listened on
     */
    static Endpoint start(NodeAgent agent, InetSocketAddress address) {
        return new Endpoint(agent, address);
    }

    /** Where it listens, for a client on this machine. */
    URI url() {
        return listener.url();
    }

    @Override
    public void close() {
        listener.close();
    }

    private record Answer(int status, String type, byte[] body) {
        static Answer of(int status, String type, String body) {
            return new Answer(status, type, (body + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private final class Routes extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean head = request.getMethod().equals("HEAD");
            Answer answer = head || request.getMethod().equals("GET")
                    ? answer(Request.getPathInContext(request))
                    : Answer.of(HttpStatus.METHOD_NOT_ALLOWED_405, TEXT, "only GET");
            response.setStatus(answer.status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body.length);
            response.write(true, ByteBuffer.wrap(head ? new byte[0] : answer.body), callback);
            return true;
        }
    }

    private Answer answer(String path) {
        Optional<Report> last = agent.last();
        return switch (path) {
            case "/metrics" ->
                last.map(report -> new Answer(HttpStatus.OK_200, Exposition.CONTENT_TYPE, report.text()))
                        .orElseGet(() -> Answer.of(HttpStatus.SERVICE_UNAVAILABLE_503, TEXT, "nothing is read yet"));
            case "/healthz" -> health(last);
            case "/tasks" -> Answer.of(HttpStatus.OK_200, JSON, tasks(last).toString());
            case "/" -> Answer.of(HttpStatus.OK_200, TEXT, "mesokit node agent: /metrics /healthz /tasks");
            default -> Answer.of(HttpStatus.NOT_FOUND_404, TEXT, "there are /metrics, /healthz and /tasks");
        };
    }

    private Answer health(Optional<Report> last) {
        boolean healthy = agent.isHealthy();
        ObjectNode body = Json.mapper().createObjectNode().put("healthy", healthy);
        last.ifPresent(report -> body.put("read_at", report.at().toString()));
        last.flatMap(Report::silence).ifPresent(silence -> body.put("mesos_agent", Report.firstLine(silence)));
        return Answer.of(healthy ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, JSON, body.toString());
    }

    private static ArrayNode tasks(Optional<Report> last) {
        ArrayNode all = Json.mapper().createArrayNode();
        last.ifPresent(report -> report.verdicts()
                .forEach(verdict -> all.addObject()
                        .put("task_id", verdict.task().id())
                        .put("task_name", verdict.task().name())
                        .put("framework_id", verdict.task().framework())
                        .put("readiness", verdict.readiness().label())
                        .put("because", verdict.because())));
        return all;
    }
}

package io.mesokit.mesos.view;

import com.fasterxml.jackson.databind.ObjectReader;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.core.StreamCall;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.Framing;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.master.GetAgentsResponse;
import io.mesokit.mesos.model.master.MasterEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Streams the events of a simulated master to whoever subscribes, over real sockets. */
final class MasterServer implements AutoCloseable {
    private static final ObjectReader EVENT = Json.mapper().readerFor(MasterEvent.class);

    private final SimulatedMaster master;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServiceClient client;
    private final List<HttpExchange> subscribers = new ArrayList<>();
    private int subscriptions;
    private int checks;
    private boolean refusing;
    private boolean unavailable;

    MasterServer(SimulatedMaster master) throws IOException {
        this.master = master;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1", this::subscribe);
        server.createContext("/agents", this::agents);
        server.start();
        client = ServiceClient.open(
                ServiceProfile.of("mesos"),
                ClientOptions.builder("http://127.0.0.1:" + server.getAddress().getPort())
                        .sleeper(duration -> {})
                        .build());
    }

    ViewCall view() {
        return ViewCall.of(
                events(),
                client.call(Request.post("/agents").repeatable(true), Decoder.json(GetAgentsResponse.class)),
                client.executor());
    }

    private void agents(HttpExchange exchange) throws IOException {
        byte[] body;
        synchronized (this) {
            checks++;
            body = Json.mapper().writeValueAsBytes(master.state().agents().orElseThrow());
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    synchronized int checks() {
        return checks;
    }

    StreamCall<MasterEvent> events() {
        return client.stream(
                Request.post("/api/v1"), Framing.RECORD_IO, record -> Optional.of(record.<MasterEvent>read(EVENT)));
    }

    private synchronized void subscribe(HttpExchange exchange) throws IOException {
        if (unavailable) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        if (refusing) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        subscriptions++;
        subscribers.add(exchange);
        write(exchange, master.subscribed());
    }

    private void write(HttpExchange exchange, MasterEvent event) throws IOException {
        byte[] body = Json.mapper().writeValueAsBytes(event);
        OutputStream out = exchange.getResponseBody();
        out.write((body.length + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }

    /** Lets something happen and sends the events of it. */
    synchronized List<MasterEvent> step() {
        List<MasterEvent> events = master.step();
        events.forEach(this::send);
        return events;
    }

    synchronized AgentId loseAgentWithoutTasks() {
        return master.loseAgentWithoutTasks();
    }

    synchronized void unavailable(boolean now) {
        unavailable = now;
    }

    synchronized int subscribers() {
        return subscribers.size();
    }

    synchronized void send(MasterEvent event) {
        subscribers.removeIf(exchange -> {
            try {
                write(exchange, event);
                return false;
            } catch (IOException gone) {
                exchange.close();
                return true;
            }
        });
    }

    /** Ends every stream; steps are missed meanwhile, and perhaps another master leads. */
    synchronized void cut(int missed, boolean failover) {
        subscribers.forEach(HttpExchange::close);
        subscribers.clear();
        for (int i = 0; i < missed; i++) {
            master.step();
        }
        if (failover) {
            master.failover();
        }
    }

    /** Steps whose events nobody is sent, as those for which a master has none. */
    synchronized void missed(int steps) {
        for (int i = 0; i < steps; i++) {
            master.step();
        }
    }

    synchronized void refuse() {
        refusing = true;
        cut(0, false);
    }

    synchronized int subscriptions() {
        return subscriptions;
    }

    synchronized ClusterState state() {
        return ClusterState.of(master.state());
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }
}

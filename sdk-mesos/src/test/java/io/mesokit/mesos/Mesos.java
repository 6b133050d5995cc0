package io.mesokit.mesos;

import io.mesokit.core.CallOptions;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Credentials;
import io.mesokit.core.Planted;
import io.mesokit.core.RetryPolicy;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosAction;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.MesosTask;
import io.mesokit.testkit.time.VirtualClock;
import java.time.Duration;

/** A Mesos whose time passes only when a test says so, and clients of its master and its first agent. */
final class Mesos implements AutoCloseable {
    final VirtualClock clock = VirtualClock.ofDefaults();
    final EmbeddedMesos server;
    final MesosMaster master;
    final MesosAgent agent;

    private Mesos(MesosOptions options, Credentials credentials) {
        server = EmbeddedMesos.start(options, clock);
        master = MesosMaster.connect(options(server.url().toString(), credentials));
        agent = MesosAgent.connect(options(server.agents().get(0).url().toString(), credentials));
    }

    static Mesos start() {
        return new Mesos(MesosOptions.ofDefaults(), Credentials.none());
    }

    /** One where everybody must say who he is, as the clients do; they may not do these things. */
    static Mesos denying(MesosAction... denied) {
        MesosOptions options = guarded().withDenied(Planted.USER, denied);
        return new Mesos(options, Credentials.basic(Planted.USER, Planted.PASSWORD));
    }

    /** One where the clients are not who they say. */
    static Mesos ofImpostors() {
        return new Mesos(guarded(), Credentials.basic(Planted.USER, Planted.OTHER_PASSWORD));
    }

    private static MesosOptions guarded() {
        return MesosOptions.ofDefaults().withCredentials(Planted.USER, Planted.PASSWORD);
    }

    private static ClientOptions options(String url, Credentials credentials) {
        return ClientOptions.builder(url)
                .credentials(credentials)
                .calls(CallOptions.builder().retry(RetryPolicy.none()).build())
                .build();
    }

    AgentId agentId() {
        return AgentId.of(server.agentIds().get(0));
    }

    FrameworkId framework() {
        return FrameworkId.of(server.addFramework("demo"));
    }

    MesosTask task(FrameworkId framework, String id) {
        return server.launch(framework.value(), agentId().value(), id, "cpus:0.5;mem:64")
                .run();
    }

    /** The one agent, as the master lists it. */
    Agent listed() {
        return master.agents().list().execute().agents().get(0);
    }

    /** Lets what happens in the background happen. */
    void settle() {
        clock.advance(Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        master.close();
        agent.close();
        server.close();
    }
}

package io.mesokit.testkit.mesos;

import io.mesokit.testkit.http.Faults;
import io.mesokit.testkit.http.RequestLog;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireServer;
import java.net.URI;
import java.util.List;

/** One master of an embedded Mesos. Thread-safe. */
public final class MesosMaster {
    private final MasterNode node;
    private final WireServer server;
    private final Election election;

    MesosMaster(MasterNode node, WireServer server, Election election) {
        this.node = node;
        this.server = server;
        this.election = election;
    }

    /** Its address, without a slash at its end. */
    public URI url() {
        return server.url();
    }

    /** Whether it listens. */
    public boolean alive() {
        return server.alive();
    }

    /** Whether it leads. */
    public boolean leading() {
        return election.leads(node);
    }

    /** Puts it into a phase of its start; {@link Phase#READY} is the usual one. */
    public void phase(Phase phase) {
        node.phase(phase);
    }

    /** What shall go wrong at this master. */
    public Faults faults() {
        return server.faults();
    }

    /** The requests it received, oldest first. */
    public List<WireRequest> requests() {
        return server.requests();
    }

    /** The log of its requests. */
    public RequestLog requestLog() {
        return server.requestLog();
    }

    MasterNode node() {
        return node;
    }

    WireServer server() {
        return server;
    }

    @Override
    public String toString() {
        return "master at " + url() + (leading() ? ", leading" : "") + (alive() ? "" : ", dead");
    }
}

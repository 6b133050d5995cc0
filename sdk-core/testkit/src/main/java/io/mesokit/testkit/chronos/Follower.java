package io.mesokit.testkit.chronos;

import io.mesokit.testkit.http.WireHandler;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The second node: it passes every request on to the leader and loses the body of every answer that is not 2xx. The
 * length that the leader announced stays when there was one, so that such an answer ends too early. When the leader is
 * gone it leads.
 */
final class Follower implements WireHandler {
    private static final Set<String> NOT_COPIED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        NOT_COPIED.addAll(List.of("Access-Control-Allow-Origin", "Server", "Content-Encoding"));
    }

    private final WireHandler node;
    private final BooleanSupplier leading;

    Follower(WireHandler node, BooleanSupplier leading) {
        this.node = node;
        this.leading = leading;
    }

    @Override
    public WireResponse handle(WireRequest request) throws InterruptedException {
        if (leading.getAsBoolean()) {
            return node.handle(request);
        }
        WireHeaders plain = request.headers().minus("Accept-Encoding");
        WireResponse answer =
                node.handle(new WireRequest(request.method(), request.path(), request.query(), plain, request.body()));
        return passedOn(answer);
    }

    private static WireResponse passedOn(WireResponse answer) {
        boolean kept = answer.status() / 100 == 2;
        WireResponse passed = WireResponse.of(answer.status())
                .headers(copied(answer.headers()))
                .body(kept ? answer.body() : new byte[0]);
        boolean announced = !kept && !answer.isChunked() && answer.body().length > 0;
        return announced ? passed.cutShort(answer.body().length) : passed;
    }

    private static WireHeaders copied(WireHeaders of) {
        WireHeaders copy = WireHeaders.none().plus("Access-Control-Allow-Origin", "*");
        for (String server : of.all("Server")) {
            copy = copy.plus("Server", server);
        }
        for (Map.Entry<String, String> line : of.lines()) {
            if (!NOT_COPIED.contains(line.getKey())) {
                copy = copy.plus(line.getKey(), line.getValue());
            }
        }
        for (String again : of.all("Vary")) {
            copy = copy.plus("Vary", again);
        }
        return copy;
    }
}

package io.mesokit.core.internal;

import io.mesokit.core.ClientOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one client: which is asked now, and which may be trusted with the credentials. Stays with one until it
 * fails. Safe for use by many threads.
 */
final class Endpoints implements AutoCloseable {
    /** Stands for a leader who is not known yet, and is never asked nor shown. */
    private static final HttpUrl UNKNOWN = HttpUrl.get("http://leader.invalid/");

    private final List<HttpUrl> all;
    private final Set<String> trusted;
    private final boolean electsLeader;
    private final @Nullable Detection detection;

    private int named; // guarded by this
    private @Nullable HttpUrl leader; // guarded by this

    /** What the two come to; every call reads it, so it takes no lock. */
    private volatile HttpUrl current;

    Endpoints(ClientOptions options, boolean electsLeader) {
        this.detection = options.detector().map(Detection::new).orElse(null);
        this.all = detection != null
                ? List.of(UNKNOWN)
                : options.endpoints().stream()
                        .map(uri -> HttpUrl.get(uri.toString()))
                        .toList();
        this.trusted =
                options.trustedHosts().stream().map(Endpoints::unbracketed).collect(Collectors.toUnmodifiableSet());
        this.electsLeader = electsLeader;
        this.current = all.get(0);
    }

    int count() {
        return all.size();
    }

    /** The one to ask now, as far as is known. */
    HttpUrl current() {
        return detection == null ? current : detection.known().orElse(UNKNOWN);
    }

    /** The one to ask now; waits within the run until it is known. */
    HttpUrl toAsk(Run run) {
        return detection == null ? current : detection.await(run);
    }

    /** Whether the one to ask is looked up anew each time. */
    boolean detected() {
        return detection != null;
    }

    /** What is shown of the one to ask. */
    String shown() {
        Detection looking = detection;
        return looking == null
                ? current.toString()
                : looking.known().map(HttpUrl::toString).orElseGet(() -> "(leader in " + looking + ")");
    }

    /**
     * That one did not answer: from now on the next is asked, unless another thread has seen to it already. The leader
     * is forgotten if it was asked; and if an endpoint had just named it, another one may know better.
     */
    synchronized void failed(HttpUrl endpoint, HttpUrl asked) {
        if (leader != null && sameServer(leader, asked)) {
            leader = null;
        }
        if (leader == null && endpoint.equals(all.get(named))) {
            named = (named + 1) % all.size();
        }
        current = leader != null ? leader : all.get(named);
    }

    /** Whether credentials may go there. */
    boolean trusts(HttpUrl target) {
        String host = target.host();
        String withPort = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + target.port();
        return trusted.contains(host)
                || trusted.contains(withPort)
                || all.stream().anyMatch(each -> sameServer(each, target))
                || sameServer(current(), target);
    }

    /** A host as OkHttp has it; with a port, an IPv6 address keeps its brackets, or one could be taken for another. */
    private static String unbracketed(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    /** Whether a redirect to there, by a server that we trust, names the leader. */
    boolean leads(HttpUrl target, String requestPath) {
        return electsLeader && target.encodedPath().endsWith(requestPath);
    }

    /**
     * Follows an election: the server that leads there is asked from now on. With a detector only this
     * once, for next time it says whom to ask.
     */
    void elected(HttpUrl target, String requestPath) {
        String below = target.encodedPath().substring(0, target.encodedPath().length() - requestPath.length());
        HttpUrl found = target.newBuilder()
                .encodedPath(namedOf(below) + "/")
                .query(null)
                .build();
        synchronized (this) {
            leader = found;
            current = found;
        }
    }

    /**
     * What there is of a named endpoint's path in the one that a redirect leads below. The rest belongs to the route
     * that was asked for, and others may not be there: Mesos puts the name of a process in front.
     */
    private String namedOf(String below) {
        return all.stream()
                .map(Endpoints::prefix)
                .filter(named -> (below + "/").startsWith(named + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** What is in front of the path of every request there; without a slash at its end. */
    static String prefix(HttpUrl endpoint) {
        String path = endpoint.encodedPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public void close() {
        if (detection != null) {
            detection.close();
        }
    }

    private static boolean sameServer(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host())
                && one.port() == other.port()
                && one.scheme().equals(other.scheme());
    }
}

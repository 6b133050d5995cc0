package io.mesokit.mesos;

import io.mesokit.core.LeaderDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the leading master where the masters elect it, in ZooKeeper: of the nodes {@code json.info_…} (or {@code
 * info_…}, as masters before 1.0 wrote them) the one with the lowest number is the leader's, and tells its host name
 * and port. Immutable.
 *
 * <pre>{@code
 * MesosMaster.connect("zk://zk1:2181,zk2:2181,zk3:2181/mesos");
 *
 * ZooKeeperDetector detector = ZooKeeperDetector.of("zk://mesos:secret@zk1,zk2,zk3/mesos").overTls();
 * MesosMaster.connect(ClientOptions.detecting(detector).credentials(…).tls(…).build());
 * }</pre>
 *
 * <p>Elections are heard of as they happen. While ZooKeeper is out of reach, the last known leader goes on being asked.
 * A call waits within its timeout until somebody leads, and fails with {@link io.mesokit.core.DetectionException} if
 * ZooKeeper does not let us read, which is how a wrong password shows where reading is protected (Mesos itself protects
 * only writing).
 *
 * <p>Needs ZooKeeper's own client on the class path, {@code org.apache.zookeeper:zookeeper} 3.5 or later, which nothing
 * else here does.
 */
public final class ZooKeeperDetector implements LeaderDetector {
    private static final Pattern URL = Pattern.compile("zk://(?:([^/]*)@)?([^/@]+)(/.*)");
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private final String servers;
    private final String path;
    private final Optional<String> user;
    private final Duration sessionTimeout;
    private final String scheme;

    private ZooKeeperDetector(
            String servers, String path, Optional<String> user, Duration sessionTimeout, String scheme) {
        this.servers = servers;
        this.path = path;
        this.user = user;
        this.sessionTimeout = sessionTimeout;
        this.scheme = scheme;
    }

    /**
     * From the URL that the masters have as {@code --zk}.
     *
     * @param url such as {@code zk://zk1:2181,zk2:2181/mesos}, with {@code user:password@} in front of the hosts if
     *     need be; the port is 2181 if it is left out
     * @throws IllegalArgumentException if it is not such a URL; shows no password
     */
    public static ZooKeeperDetector of(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw refused(url, "must be zk://host:port,host:port/path, or zk://user:password@host:port,…/path");
        }
        Optional<String> user = Optional.ofNullable(parts.group(1));
        if (user.filter(pair -> pair.indexOf(':') < 1).isPresent()) {
            throw refused(url, "has an @ and before it no user:password");
        }
        String path = parts.group(3).replaceAll("/+$", "");
        if (path.isEmpty() || path.contains("//")) {
            throw refused(url, "needs the path that the masters elect at, such as /mesos");
        }
        return new ZooKeeperDetector(parts.group(2), path, user, SESSION_TIMEOUT, "http");
    }

    private static IllegalArgumentException refused(String url, String why) {
        int at = url.lastIndexOf('@');
        return new IllegalArgumentException(
                "a ZooKeeper URL " + why + ": " + (at < 0 ? url : "***" + url.substring(at)));
    }

    /**
     * From a file that holds such a URL, as masters have it with {@code --zk=file:///…} to keep the password out of
     * sight. Blocks to read it.
     *
     * @param file holds the URL and nothing else
     * @throws IllegalArgumentException if it cannot be read or holds something else
     */
    public static ZooKeeperDetector fromFile(Path file) {
        try {
            return of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("ZooKeeper URL file " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * These, for masters that are spoken to over {@code https}: what is in ZooKeeper does not tell. Default {@code
     * http}.
     */
    public ZooKeeperDetector overTls() {
        return new ZooKeeperDetector(servers, path, user, sessionTimeout, "https");
    }

    /**
     * These, with another time that ZooKeeper may be silent before another of its servers is tried; default 10 s.
     *
     * @param timeout more than zero; servers have limits of their own
     */
    public ZooKeeperDetector withSessionTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the session timeout must be more than zero: " + timeout);
        }
        return new ZooKeeperDetector(servers, path, user, Objects.requireNonNull(timeout, "timeout"), scheme);
    }

    @Override
    public Watch watch() {
        try {
            return ZooKeeperWatch.begin(this);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    this
                            + " needs ZooKeeper's client: add the dependency org.apache.zookeeper:zookeeper (3.5 or later)",
                    e);
        }
    }

    String servers() {
        return servers;
    }

    String path() {
        return path;
    }

    /** User and password, apart by a colon. */
    Optional<String> user() {
        return user;
    }

    Duration sessionTimeout() {
        return sessionTimeout;
    }

    String scheme() {
        return scheme;
    }

    /** The URL, without user and password. */
    @Override
    public String toString() {
        return "zk://" + servers + path;
    }
}

package io.mesokit.testkit.mesos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where masters are elected.
 *
 * @param servers hosts and ports, apart by commas
 * @param path what the nodes of the candidates are under
 * @param user user and password, apart by a colon
 */
record ZooKeeperUrl(String servers, String path, Optional<String> user) {
    private static final Pattern URL = Pattern.compile("zk://(?:([^/@:]+:[^/]*)@)?([^/@]+)((?:/[^/]+)+)/?");

    static ZooKeeperUrl of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a ZooKeeper URL is zk://host:port,host:port/path or"
                    + " zk://user:password@host:port/path, and not " + url.substring(url.lastIndexOf('@') + 1));
        }
        return new ZooKeeperUrl(parts.group(2), parts.group(3), Optional.ofNullable(parts.group(1)));
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "zk://" + servers + path;
    }
}

package io.mesokit.mesos;

import com.fasterxml.jackson.databind.ObjectReader;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.Address;
import io.mesokit.mesos.model.MasterInfo;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node by which a master stands for election.
 *
 * @param node its name
 * @param number given by ZooKeeper; whoever has the lowest leads
 * @param json whether its content is JSON, or protobuf as before 1.0
 */
record Candidate(String node, int number, boolean json) {
    private static final Pattern NAME = Pattern.compile("(json\\.)?info_(-?\\d+)");
    private static final ObjectReader READER = Json.mapper().readerFor(MasterInfo.class);

    /** The one that leads among the children of a path, which are not all candidates. */
    static Optional<Candidate> first(List<String> names) {
        return names.stream().flatMap(name -> of(name).stream()).min(Comparator.comparingInt(Candidate::number));
    }

    private static Optional<Candidate> of(String name) {
        Matcher parts = NAME.matcher(name);
        try {
            return parts.matches()
                    ? Optional.of(new Candidate(name, Integer.parseInt(parts.group(2)), parts.group(1) != null))
                    : Optional.empty();
        } catch (NumberFormatException notGivenByZooKeeper) {
            return Optional.empty();
        }
    }

    /** Where it is. */
    URI address(String scheme, byte[] data) throws IOException {
        if (!json) {
            return URI.create(scheme + "://" + OldMasterInfo.address(data));
        }
        MasterInfo info = READER.readValue(data);
        String host = info.address()
                .flatMap(Address::hostname)
                .or(info::hostname)
                .or(() -> info.address().flatMap(Address::ip))
                .orElseThrow(() -> new IOException("no host"));
        int port = info.address().map(Address::port).orElseGet(info::port);
        return URI.create(scheme + "://" + host(host) + ":" + port);
    }

    /** IPv6 in brackets. */
    private static String host(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}

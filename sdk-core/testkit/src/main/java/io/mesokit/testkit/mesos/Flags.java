package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The flags that a server was started with: the defaults of its version, and what differs. */
final class Flags {
    private final Map<String, String> values = new TreeMap<>();

    private Flags(String resource) {
        try (InputStream in = Flags.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        values.put(line.substring(0, equals), line.substring(equals + 1));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }

    static Flags ofMaster() {
        return new Flags("master.flags");
    }

    static Flags ofAgent() {
        return new Flags("agent.flags");
    }

    Flags with(String name, String value) {
        values.put(name, value);
        return this;
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** As in GET_FLAGS. */
    ObjectNode listed() {
        ArrayNode flags = Json.array();
        values.forEach(
                (name, value) -> flags.add(Json.object().put("name", name).put("value", value)));
        return Json.object("flags", flags);
    }

    /** As on {@code /flags}. */
    ObjectNode flat() {
        ObjectNode flags = Json.object();
        values.forEach(flags::put);
        return flags;
    }
}

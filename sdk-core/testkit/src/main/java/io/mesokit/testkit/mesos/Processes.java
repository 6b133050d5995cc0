package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.mesokit.testkit.http.WireResponse;
import java.util.List;
import java.util.stream.Collectors;

/** What a server tells of the actors it consists of; this one has none, but routes in their names. */
final class Processes {
    private static final List<String> OF_MASTER = List.of(
            "allocator", "files", "logging", "master", "metrics", "profiler", "registrar(1)", "system", "version");

    private Processes() {}

    /** {@code /help}. */
    static WireResponse help() {
        String lines = OF_MASTER.stream()
                .map(name -> "> [/" + name + "][" + name + "]\n")
                .collect(Collectors.joining());
        String links = OF_MASTER.stream()
                .map(name -> "[" + name + "]: help/" + name + "\n")
                .collect(Collectors.joining());
        return WireResponse.of(200, "text/x-markdown", "## HELP\n" + lines + "\n" + links);
    }

    /** {@code /__processes__}. */
    static ArrayNode json() {
        ArrayNode all = Json.array();
        OF_MASTER.forEach(name -> all.addObject().put("id", name).set("events", Json.array()));
        return all;
    }
}

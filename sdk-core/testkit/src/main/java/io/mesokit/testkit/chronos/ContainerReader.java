package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The container part of a job, as {@link JobReader} reads the rest. */
final class ContainerReader {
    private static final Set<String> TYPES = Set.of("DOCKER", "MESOS");
    private static final Set<String> NETWORKS = Set.of("HOST", "BRIDGE");
    private static final Set<String> NETWORKS_V3 = Set.of("HOST", "BRIDGE", "USER");
    private static final Set<String> PROTOCOLS = Set.of("IPv4", "IPv6");
    private static final Set<String> MODES = Set.of("RW", "RO");

    private final ChronosVersion version;
    private final JsonNode in;
    private final ObjectNode out = JsonNodeFactory.instance.objectNode();

    private ContainerReader(ChronosVersion version, JsonNode in) {
        this.version = version;
        this.in = in;
    }

    /** Empty when the server would ignore it: 3.x without an image. 2.x fails on that. */
    static Optional<ObjectNode> read(ChronosVersion version, JsonNode given) {
        if (given.has("image")) {
            return Optional.of(new ContainerReader(version, given).read());
        }
        if (version.isV3()) {
            return Optional.empty();
        }
        throw Rejection.unreadable("java.lang.NullPointerException");
    }

    private ObjectNode read() {
        out.put("type", version.isV3() ? word("type", "DOCKER", true, TYPES) : "docker");
        out.put("image", in.get("image").asText());
        out.put("network", word("network", "HOST", false, version.isV3() ? NETWORKS_V3 : NETWORKS));
        if (version.isV3()) {
            Nested.optional(in, out, "networkName");
            out.set("networkInfos", networks());
        }
        out.set("volumes", volumes());
        out.put("forcePullImage", in.path("forcePullImage").asText().equalsIgnoreCase("true"));
        out.set("parameters", Nested.pairs(in.path("parameters"), "key"));
        return out;
    }

    private String word(String field, String otherwise, boolean anyCase, Set<String> known) {
        String given = in.has(field) ? in.get(field).asText() : otherwise;
        return word(anyCase ? given.toUpperCase(Locale.ROOT) : given, known);
    }

    private static String word(String given, Set<String> known) {
        if (!known.contains(given)) {
            throw Rejection.unreadable("java.util.NoSuchElementException: No value found for '" + given + "'");
        }
        return given;
    }

    private ArrayNode networks() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Nested.each(in.path("networkInfos"), given -> {
            ObjectNode network = list.addObject().put("name", Nested.text(given, "name"));
            if (given.has("protocol")) {
                network.put("protocol", word(given.get("protocol").asText(), PROTOCOLS));
            }
            network.set("labels", Nested.pairs(given.path("labels"), "key"));
            network.set("portMappings", ports(given.path("portMappings")));
        });
        return list;
    }

    /** The server writes ports as text. */
    private static ArrayNode ports(JsonNode given) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Nested.each(given, mapping -> {
            ObjectNode port = list.addObject();
            List.of("hostPort", "containerPort")
                    .forEach(field -> port.put(field, Integer.toString(Nested.number(mapping, field))));
            Nested.optional(mapping, port, "protocol");
        });
        return list;
    }

    private ArrayNode volumes() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Nested.each(in.path("volumes"), given -> {
            ObjectNode volume = list.addObject();
            Nested.optional(given, volume, "hostPath");
            volume.put("containerPath", Nested.text(given, "containerPath"));
            if (given.has("mode")) {
                volume.put("mode", word(given.get("mode").asText().toUpperCase(Locale.ROOT), MODES));
            }
            if (version.isV3() && given.has("external")) {
                volume.set("external", external(given.get("external")));
            }
        });
        return list;
    }

    private static ObjectNode external(JsonNode given) {
        ObjectNode external = JsonNodeFactory.instance
                .objectNode()
                .put("name", Nested.member(given, "name"))
                .put("provider", Nested.member(given, "provider"));
        external.set("options", Nested.pairs(given.path("options"), "key"));
        return external;
    }
}

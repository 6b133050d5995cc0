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
    private static final Set<String> NETWORKS = Set.of("HOST", "BRIDGE", "USER");
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
        String type = word(in.path("type").asText("DOCKER").toUpperCase(Locale.ROOT), TYPES);
        out.put("type", version.isV3() ? type : type.toLowerCase(Locale.ROOT));
        out.put("image", in.get("image").asText());
        out.put("network", word(in.path("network").asText("HOST"), NETWORKS));
        if (version.isV3()) {
            optional(in, out, "networkName");
            out.set("networkInfos", networks());
        }
        out.set("volumes", volumes());
        out.put("forcePullImage", in.path("forcePullImage").asBoolean());
        out.set("parameters", JobReader.pairs(in.path("parameters"), "key"));
        return out;
    }

    private static String word(String given, Set<String> known) {
        if (!known.contains(given)) {
            throw Rejection.unreadable("java.util.NoSuchElementException: No value found for '" + given + "'");
        }
        return given;
    }

    private static void optional(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.put(field, from.get(field).asText());
        }
    }

    private ArrayNode networks() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        in.path("networkInfos").forEach(given -> {
            ObjectNode network = list.addObject().put("name", given.path("name").asText());
            optional(given, network, "protocol");
            network.set("labels", JobReader.pairs(given.path("labels"), "key"));
            network.set("portMappings", ports(given.path("portMappings")));
        });
        return list;
    }

    /** The server writes ports as text. */
    private static ArrayNode ports(JsonNode given) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        given.forEach(mapping -> {
            ObjectNode port = list.addObject();
            List.of("hostPort", "containerPort")
                    .forEach(field ->
                            port.put(field, Integer.toString(mapping.path(field).asInt())));
            optional(mapping, port, "protocol");
        });
        return list;
    }

    private ArrayNode volumes() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        in.path("volumes").forEach(given -> {
            ObjectNode volume = list.addObject();
            optional(given, volume, "hostPath");
            volume.put("containerPath", given.path("containerPath").asText());
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
        ObjectNode external = JsonNodeFactory.instance.objectNode();
        optional(given, external, "name");
        optional(given, external, "provider");
        external.set("options", JobReader.pairs(given.path("options"), "key"));
        return external;
    }
}

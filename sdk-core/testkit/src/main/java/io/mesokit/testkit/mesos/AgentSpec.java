package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * An agent to be added. Immutable.
 *
 * @param resources what it has, as on its command line: {@code cpus:4;mem:1024;ports:[31000-32000];disk(prod):100}
 * @param attributes what it is like, as on its command line: {@code rack:r1;level:10;span:[1-10]}; may be empty
 * @param port its port on 127.0.0.1; 0 takes a free one
 * @param cgroups whether it tells what cgroups measure of containers
 * @param resourceProviders whether operators may configure resource providers, as with {@code
 *     --resource_provider_config_dir}
 */
public record AgentSpec(String resources, String attributes, int port, boolean cgroups, boolean resourceProviders) {

    /** Refuses what cannot be read. */
    public AgentSpec {
        Resources.parse(resources);
    }

    /** 8 CPUs, 8 GiB of memory, 20 GiB of disk, the ports 31000 to 32000, no attributes. */
    public static AgentSpec ofDefaults() {
        return of("cpus:8;mem:8192;disk:20480;ports:[31000-32000]");
    }

    /**
     * An agent with these resources.
     *
     * @throws IllegalArgumentException when the line cannot be read
     */
    public static AgentSpec of(String resources) {
        return new AgentSpec(resources, "", 0, false, false);
    }

    /** With these attributes. */
    public AgentSpec withAttributes(String line) {
        return new AgentSpec(resources, line, port, cgroups, resourceProviders);
    }

    /** On that port. */
    public AgentSpec withPort(int number) {
        return new AgentSpec(resources, attributes, number, cgroups, resourceProviders);
    }

    /** With the cgroup isolators: its containers are measured in more detail. */
    public AgentSpec withCgroups() {
        return new AgentSpec(resources, attributes, port, true, resourceProviders);
    }

    /** With resource providers that operators may configure; without, those calls are answered with 500. */
    public AgentSpec withResourceProviders() {
        return new AgentSpec(resources, attributes, port, cgroups, true);
    }

    ObjectNode info(String hostname, int actualPort) {
        ObjectNode info = Json.object().put("hostname", hostname).put("port", actualPort);
        info.set("resources", Resources.parse(resources).json());
        ArrayNode all = Stream.of(attributes.split(";"))
                .filter(part -> part.contains(":"))
                .map(AgentSpec::attribute)
                .collect(Json.toArray());
        if (!all.isEmpty()) {
            info.set("attributes", all);
        }
        return info;
    }

    private static ObjectNode attribute(String part) {
        int colon = part.indexOf(':');
        ObjectNode json = Json.object().put("name", part.substring(0, colon).trim());
        String value = part.substring(colon + 1).trim();
        if (value.startsWith("[")) {
            Amount.parse(value).write(json);
        } else if (isNumber(value)) {
            json.put("type", "SCALAR").set("scalar", Json.object().put("value", Double.parseDouble(value)));
        } else {
            json.put("type", "TEXT").set("text", Json.id(value));
        }
        return json;
    }

    private static boolean isNumber(String value) {
        try {
            return new BigDecimal(value).signum() >= 0;
        } catch (NumberFormatException text) {
            return false;
        }
    }
}

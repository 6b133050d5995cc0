package io.mesokit.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files in which clients of the cluster find its addresses and passwords. */
final class CredentialFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CredentialFiles() {}

    static void write(Path directory, EmbeddedCluster cluster) {
        write(directory.resolve("chronos.json"), chronos(cluster));
        write(directory.resolve("monasca.json"), monasca(cluster));
    }

    private static ObjectNode chronos(EmbeddedCluster cluster) {
        String[] both = cluster.chronos().credentials().orElse(":").split(":", 2);
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", cluster.chronos().url().toString())
                .put("user", both[0])
                .put("password", both[1]);
    }

    /**
     * The user that every Keystone of this kit has unless it was told otherwise. The keys are those of the supervisor's
     * configuration as it is in use, the misspelt one included.
     */
    private static ObjectNode monasca(EmbeddedCluster cluster) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("keystone_url", cluster.keystone().url() + "/v3")
                .put("monocasca_client_url", cluster.monasca().url() + "/v2.0")
                .put("username", "mon")
                .put("password", "mon-pw")
                .put("project_name", "demo");
    }

    private static void write(Path file, JsonNode content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }
}

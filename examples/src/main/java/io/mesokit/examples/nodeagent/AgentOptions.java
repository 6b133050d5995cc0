package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.spi.Json;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command reaches the Mesos agent beside it: options with the names, defaults and checks of {@link Settings}. */
public final class AgentOptions {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Wait so long for its answer, 1 to 60. Default: 5.")
    private Optional<Double> timeout;

    @Option(
            names = {"--server_verify", "--server-verify"},
            paramLabel = "true|false|FILE",
            description = "Verify its certificate: against the platform's authorities (default), not at all, or against"
                    + " those in FILE too. In a file of settings: ssl.server_verify.")
    private Optional<String> verify;

    @Option(
            names = {"--client_cert_path", "--client-cert-path"},
            paramLabel = "FILE",
            description = "Our certificate, PEM; its key may be in there too. ssl.client_cert_path.")
    private Optional<Path> certificate;

    @Option(
            names = {"--client_key_path", "--client-key-path"},
            paramLabel = "FILE",
            description = "Its key, PEM, PKCS #8. ssl.client_key_path.")
    private Optional<Path> key;

    @Option(
            names = {"--credential_file", "--credential-file"},
            paramLabel = "FILE",
            description = "Principal and secret for the Mesos agent.")
    private Optional<Path> credential;

    /**
     * A client of the agent that sends each request once.
     *
     * @param url of the agent
     * @throws IllegalArgumentException if an option is out of its range or a file is none; the message names it
     */
    public ClientOptions client(String url) {
        ObjectNode settings = Json.mapper().createObjectNode().put("mesos_agent_endpoint", url);
        addTo(settings);
        return Settings.read(Optional.empty(), settings).client();
    }

    /** What the command line says, as a file of settings would. */
    void addTo(ObjectNode settings) {
        timeout.ifPresent(value -> settings.put("timeout", value));
        credential.ifPresent(file -> settings.put("credential_file", file.toString()));
        ObjectNode ssl = settings.putObject("ssl");
        verify.ifPresent(value -> {
            if (value.equals("true") || value.equals("false")) {
                ssl.put("server_verify", value.equals("true"));
            } else {
                ssl.put("server_verify", value);
            }
        });
        certificate.ifPresent(file -> ssl.put("client_cert_path", file.toString()));
        key.ifPresent(file -> ssl.put("client_key_path", file.toString()));
    }
}

package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.Tls;
import io.mesokit.mesos.MesosCredentials;
import io.mesokit.perf.prometheus.LabelSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How a node agent is set up: a JSON object whose names and defaults are those of Intel's workload collocation agent as
 * far as that has them. Immutable.
 *
 * @param mesosAgentEndpoint the Mesos agent
 * @param timeout seconds to wait for its answer, 1 to 60
 * @param ssl whom to trust, and who to be
 * @param credentialFile principal and secret, if the Mesos agent asks for them
 * @param cgroupsRoot the option {@code --cgroups_root} of the Mesos agent; only its last part matters
 * @param interval seconds between readings, 0 to 3600; 0 reads without a pause, and takes a whole processor
 * @param extraLabels labels for every series
 * @param eventNames processor and kernel events to count for each task; none by default, for counting slows the tasks
 * @param enableDerivedMetrics whether to work out instructions per cycle and the like from the events
 * @param listen where to serve, {@code host:port}; port 0 takes a free one
 * @param textfile a file for the textfile collector of the node exporter
 * @param monascaCredentialFile where the metrics go too
 * @param monascaNameLabel the label of a task that is its dimension {@code name} in Monasca; its name where it has none
 * @param monascaInterval seconds between what is sent there, at least the interval if that is done at all; by default
 *     30, or the interval if that is longer
 * @param watchLimit the most tasks to read
 * @param countLimit the most tasks to count events for
 */
public record Settings(
        @JsonProperty("mesos_agent_endpoint") URI mesosAgentEndpoint,
        @JsonProperty("timeout") double timeout,
        @JsonProperty("ssl") Ssl ssl,
        @JsonProperty("credential_file") Optional<Path> credentialFile,
        @JsonProperty("cgroups_root") String cgroupsRoot,
        @JsonProperty("interval") double interval,
        @JsonProperty("extra_labels") Map<String, String> extraLabels,
        @JsonProperty("event_names") List<String> eventNames,
        @JsonProperty("enable_derived_metrics") boolean enableDerivedMetrics,
        @JsonProperty("listen") String listen,
        @JsonProperty("textfile") Optional<Path> textfile,
        @JsonProperty("monasca_credential_file") Optional<Path> monascaCredentialFile,
        @JsonProperty("monasca_name_label") String monascaNameLabel,
        @JsonProperty("monasca_interval") double monascaInterval,
        @JsonProperty("watch_limit") int watchLimit,
        @JsonProperty("count_limit") int countLimit) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final String DEFAULTS = """
            {"mesos_agent_endpoint": "https://127.0.0.1:5051", "timeout": 5, "ssl": {}, "cgroups_root": "mesos", "interval": 1,
             "extra_labels": {}, "event_names": [], "enable_derived_metrics": false, "listen": "127.0.0.1:9105", "monasca_name_label": "uuid",
             "watch_limit": 1000, "count_limit": 64}
            """;

    /** Labels of the series that tell one from another. */
    private static final List<String> OWN_LABELS =
            List.of("task_id", "task_name", "framework_id", "numa_node", "readiness", "function", "event", "because");

    /** Checks what is given. */
    public Settings {
        extraLabels = Map.copyOf(extraLabels);
        eventNames = List.copyOf(eventNames);
        within("timeout", timeout, 1, 60);
        within("interval", interval, 0, 3600);
        within(
                "monasca_interval",
                monascaInterval,
                monascaCredentialFile.isPresent() ? Math.max(interval, 0.1) : 0.1,
                86_400);
        within("watch_limit", watchLimit, 1, 100_000);
        within("count_limit", countLimit, 0, 10_000);
        String scheme = String.valueOf(mesosAgentEndpoint.getScheme());
        boolean http = scheme.equals("http") || scheme.equals("https");
        check(http && mesosAgentEndpoint.getHost() != null, "mesos_agent_endpoint", "must be an http or https address");
        check(listen.matches(".+:\\d{1,5}"), "listen", "must be like 127.0.0.1:9105");
        check(cgroupsRoot.matches(".*[^/]"), "cgroups_root", "must be like that of the Mesos agent: mesos");
        LabelSet.of(extraLabels);
        var taken = new TreeSet<>(extraLabels.keySet());
        taken.retainAll(OWN_LABELS);
        check(taken.isEmpty(), "extra_labels", "may not have " + taken + ", which each series has already");
    }

    /**
     * Whom to trust over TLS, and who to be.
     *
     * @param serverVerify true, false, or the file of an authority to trust beside the platform's
     * @param clientCertPath our certificate
     * @param clientKeyPath its key; by default in the same file
     */
    public record Ssl(
            @JsonProperty("server_verify") Optional<JsonNode> serverVerify,
            @JsonProperty("client_cert_path") Optional<Path> clientCertPath,
            @JsonProperty("client_key_path") Optional<Path> clientKeyPath) {

        /** Checks that a key comes with its certificate. */
        public Ssl {
            // Jackson takes an absent one for a JSON null.
            serverVerify = serverVerify.filter(value -> !value.isNull());
            check(
                    clientCertPath.isPresent() || clientKeyPath.isEmpty(),
                    "ssl.client_key_path",
                    "needs ssl.client_cert_path");
            check(
                    serverVerify
                            .filter(value -> !value.isBoolean() && !value.isTextual())
                            .isEmpty(),
                    "ssl.server_verify",
                    "must be true, false or the file of an authority");
        }

        private Tls tls(String host) {
            Tls tls = Tls.ofDefaults();
            JsonNode verify = serverVerify.orElse(BooleanNode.TRUE);
            if (verify.isTextual()) {
                tls = tls.trusting(Path.of(verify.asText()));
            } else if (!verify.booleanValue()) {
                tls = tls.insecurelyTrustingAnythingFrom(host);
            }
            if (clientCertPath.isPresent()) {
                Path certificate = clientCertPath.get();
                tls = tls.as(certificate, clientKeyPath.orElse(certificate));
            }
            return tls;
        }
    }

    /**
     * The settings in a file, with others laid over them.
     *
     * @param file a JSON object; none for the defaults
     * @param over what to change, by the names of the file
     * @throws IllegalArgumentException if one is unknown or out of its range; the message names it
     */
    public static Settings read(Optional<Path> file, ObjectNode over) {
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(DEFAULTS);
            if (file.isPresent()) {
                merge(
                        all,
                        JSON.readTree(Files.readString(file.get())),
                        file.get().toString());
            }
            merge(all, over, "the command line");
            if (!all.has("monasca_interval")) {
                all.put("monasca_interval", Math.max(30, all.path("interval").asDouble()));
            }
            return JSON.treeToValue(all, Settings.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(
                    file.map(Object::toString).orElse("settings") + ": " + cause(wrong), wrong);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file.orElseThrow() + ": " + unreadable, unreadable);
        }
    }

    private static void merge(ObjectNode all, JsonNode more, String where) {
        check(more.isObject(), where, "must hold a JSON object");
        more.properties().forEach(field -> {
            if (field.getValue().isObject() && all.path(field.getKey()).isObject()) {
                ((ObjectNode) all.get(field.getKey())).setAll((ObjectNode) field.getValue());
            } else {
                all.set(field.getKey(), field.getValue());
            }
        });
    }

    private static String cause(JsonProcessingException wrong) {
        Throwable cause = wrong.getCause();
        String field = wrong instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return cause instanceof IllegalArgumentException
                ? String.valueOf(cause.getMessage())
                : field + ": " + wrong.getOriginalMessage();
    }

    private static void within(String name, double value, double least, double most) {
        check(value >= least && value <= most, name, "must be from " + least + " to " + most + ", not " + value);
    }

    private static void check(boolean good, String name, String rule) {
        if (!good) {
            throw new IllegalArgumentException(name + " " + rule);
        }
    }

    /** The client that asks the Mesos agent. */
    ClientOptions client() {
        ClientOptions.Builder options = ClientOptions.builder(mesosAgentEndpoint.toString())
                .timeout(Duration.ofMillis((long) (timeout * 1000)))
                // The next round asks again anyway, and the tasks are to be read meanwhile.
                .retry(RetryPolicy.none())
                .tls(ssl.tls(mesosAgentEndpoint.getHost()));
        credentialFile.ifPresent(file -> options.credentials(MesosCredentials.fromFile(file)));
        return options.build();
    }

    /** The time between readings. */
    Duration pause() {
        return Duration.ofMillis((long) (interval * 1000));
    }
}

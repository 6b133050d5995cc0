package io.mesokit.examples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is imported in JShell, by the script that the README's command starts it with. */
class JshellTest {
    private static final Path SCRIPT = Path.of("src", "main", "jshell", "mesokit.jsh");

    private final JShell shell = JShell.builder().executionEngine("local").build();

    @BeforeEach
    void start() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            shell.addToClasspath(entry);
        }
        imports().forEach(this::accepted);
    }

    @AfterEach
    void stop() {
        shell.close();
    }

    private static List<String> imports() throws IOException {
        return Files.readAllLines(SCRIPT).stream()
                .filter(line -> line.startsWith("import "))
                .toList();
    }

    private SnippetEvent accepted(String line) {
        String whole = shell.sourceCodeAnalysis().analyzeCompletion(line).source();
        SnippetEvent event = shell.eval(whole).get(0);
        assertThat(event.status())
                .as(
                        "%s: %s",
                        line,
                        shell.diagnostics(event.snippet())
                                .map(each -> each.getMessage(null))
                                .toList())
                .isEqualTo(Snippet.Status.VALID);
        assertThat(event.exception()).as(line).isNull();
        return event;
    }

    @Test
    void names_areKnownWithoutMore() {
        accepted("import java.util.*");
        List.of(
                        "Class<?> type = EmbeddedCluster.class",
                        "Class<?> type = Chronos.class",
                        "Class<?> type = ScheduledJob.class",
                        "Class<?> type = MesosMaster.class",
                        "Class<?> type = MesosAgent.class",
                        "Class<?> type = ClusterView.class",
                        "Class<?> type = Task.class",
                        "Class<?> type = Monasca.class",
                        "Class<?> type = MetricsReporter.class",
                        "Class<?> type = ClientOptions.class",
                        "Class<?> type = JsonNode.class",
                        "var state = TaskState.STAGING",
                        "var resources = Resources.parse(\"cpus:2;mem:512\")",
                        "var request = Request.get(\"/v1/scheduler/jobs\")",
                        "var metric = Metric.MEMORY_LIMIT_BYTES",
                        "var events = List.of(CYCLES, INSTRUCTIONS)",
                        "var password = Credentials.basic(\"ops\", \"x\")",
                        "var patience = ofSeconds(2)")
                .forEach(this::accepted);
    }

    @Test
    void threeLines_ofTheReadme_answer() {
        accepted("var cluster = EmbeddedCluster.start()");
        try {
            accepted("var chronos = Chronos.connect(cluster.chronos().url())");
            assertThat(accepted("chronos.jobs().list().execute()").value()).isEqualTo("[]");
        } finally {
            accepted("cluster.close()");
        }
    }
}

package io.mesokit.examples.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.examples.nodeagent.Readiness;
import io.mesokit.examples.nodeagent.SeenTask;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KindTest {
    @Test
    void of_label_decidesBeforeResources() {
        assertThat(kind("latency", 1)).isEqualTo(Kind.LATENCY);
        assertThat(kind("best-effort", 0)).isEqualTo(Kind.BEST_EFFORT);
        assertThat(kind("something", 1)).isEqualTo(Kind.OTHER);
        assertThat(kind("", 1)).isEqualTo(Kind.BEST_EFFORT);
        assertThat(kind("", 0)).isEqualTo(Kind.OTHER);
    }

    private static Kind kind(String label, double revocable) {
        SeenTask.Share share = new SeenTask.Share(1, revocable, 0);
        List<Map.Entry<String, String>> labels = List.of(Map.entry("k", label));
        return Kind.of(
                new SeenTask("key", "t", "t", "f", List.of(), labels, share, OptionalLong.of(1), Readiness.READY), "k");
    }
}

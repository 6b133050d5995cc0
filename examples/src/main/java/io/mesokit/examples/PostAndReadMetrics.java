package io.mesokit.examples;

import io.mesokit.monasca.Monasca;
import io.mesokit.monasca.model.Measurement;
import io.mesokit.monasca.model.MeasurementQuery;
import io.mesokit.monasca.model.Metric;
import io.mesokit.testkit.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Stores values in Monasca and reads them back. Argument: a credential file of Monasca; without one, an embedded
 * cluster.
 */
public final class PostAndReadMetrics {
    private static final String NAME = "mesokit.example.load";

    private PostAndReadMetrics() {}

    /** Runs the example. */
    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            postAndRead(Path.of(args[0]), () -> {});
            return;
        }
        Path directory = Files.createTempDirectory("mesokit-example-");
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            cluster.writeCredentials(directory);
            postAndRead(directory.resolve("monasca.json"), cluster.monasca()::flush);
        } finally {
            Files.delete(directory.resolve("monasca.json"));
            Files.delete(directory.resolve("chronos.json"));
            Files.delete(directory);
        }
    }

    /** What was stored can be read a moment later; the embedded Monasca can be told to make it at once. */
    private static void postAndRead(Path credentials, Runnable stored) {
        Instant now = Instant.now();
        try (Monasca monasca = Monasca.fromFile(credentials)) {
            monasca.metrics()
                    .create(List.of(Metric.of(NAME, 0.5, now.minusSeconds(60)), Metric.of(NAME, 0.7, now)))
                    .execute();
            stored.run();
            MeasurementQuery query = MeasurementQuery.of(NAME, now.minusSeconds(3600));
            for (Measurement value : monasca.metrics().all(query).execute()) {
                System.out.println(value.time() + "  " + value.value());
            }
        }
    }
}

package io.mesokit.examples.supervisor;

import io.mesokit.monasca.Monasca;
import io.mesokit.monasca.model.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Monasca, through the SDK. Thread-safe. */
final class MonascaSink implements Function<List<Sample>, CompletableFuture<?>>, AutoCloseable {
    private final Monasca monasca;

    private MonascaSink(Monasca monasca) {
        this.monasca = monasca;
    }

    static MonascaSink from(Path file) {
        return new MonascaSink(Monasca.fromFile(file));
    }

    @Override
    public CompletableFuture<?> apply(List<Sample> samples) {
        List<Metric> metrics = samples.stream().map(MonascaSink::metric).toList();
        return monasca.metrics().create(metrics).executeAsync();
    }

    private static Metric metric(Sample sample) {
        return Metric.of(sample.name(), sample.value(), sample.time()).toBuilder()
                .dimensions(sample.dimensions())
                .build();
    }

    @Override
    public void close() {
        monasca.close();
    }
}

package io.mesokit.monasca;

import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.monasca.model.Measurement;
import io.mesokit.monasca.model.MeasurementQuery;
import io.mesokit.monasca.model.Page;
import io.mesokit.monasca.model.Series;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of one series, fetched page by page as they are wanted. Not for use by several threads. */
final class SinglePoints implements Iterator<Measurement> {
    private final Function<MeasurementQuery, Page<Series>> fetch;
    private final Deque<Measurement> fetched = new ArrayDeque<>();
    private @Nullable MeasurementQuery next;

    SinglePoints(MeasurementQuery query, Function<MeasurementQuery, Page<Series>> fetch) {
        this.next = query;
        this.fetch = fetch;
    }

    @Override
    public boolean hasNext() {
        // A page may be empty: the last one is, if the one before was full to the brim.
        while (fetched.isEmpty() && next != null) {
            fetch(next);
        }
        return !fetched.isEmpty();
    }

    @Override
    public Measurement next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return fetched.remove();
    }

    private void fetch(MeasurementQuery query) {
        Page<Series> page = fetch.apply(query);
        page.items().forEach(series -> fetched.addAll(series.measurements()));
        Optional<String> offset = page.next();
        if (offset.isPresent() && offset.equals(query.offset())) {
            throw new UnexpectedShapeException(
                    null, "the server says to go on at " + offset.get() + ", where it went on before", null);
        }
        next = offset.map(from -> query.toBuilder().offset(from).build()).orElse(null);
    }
}

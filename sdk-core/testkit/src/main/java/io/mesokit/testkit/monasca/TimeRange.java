package io.mesokit.testkit.monasca;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Microseconds from the first included to the last excluded. */
record TimeRange(long from, long until) {
    static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    static TimeRange of(Optional<Long> start, Optional<Long> end) {
        return new TimeRange(start.orElse(Long.MIN_VALUE), end.orElse(Long.MAX_VALUE));
    }

    /** The part strictly after a time. */
    TimeRange after(long micros) {
        return new TimeRange(Math.max(from, micros + 1), until);
    }

    boolean isAll() {
        return equals(ALL);
    }

    Collection<Point> of(NavigableMap<Long, Point> points) {
        return from > until
                ? List.of()
                : points.subMap(from, true, until, false).values();
    }
}

package io.mesokit.perf.cgroup;

import io.mesokit.perf.Reading;
import io.mesokit.perf.cgroup.EffectiveLimits.Limit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Goes up from a group to the root, and keeps the smallest limit on the way. */
final class LimitSearch {
    private final Cgroup group;

    LimitSearch(Cgroup group) {
        this.group = group;
    }

    EffectiveLimits limits() {
        return new EffectiveLimits(
                smallest(Controller.CPU, Metric.CPU_QUOTA_MICROS, LimitSearch::microsPerSecond),
                smallest(Controller.MEMORY, Metric.MEMORY_LIMIT_BYTES, of(Metric.MEMORY_LIMIT_BYTES)),
                smallest(Controller.MEMORY, Metric.MEMORY_HIGH_BYTES, of(Metric.MEMORY_HIGH_BYTES)),
                smallest(Controller.PIDS, Metric.PIDS_LIMIT, of(Metric.PIDS_LIMIT)),
                group.cpus());
    }

    private static Function<CgroupSample, OptionalLong> of(Metric metric) {
        return sample -> sample.get(metric);
    }

    private static OptionalLong microsPerSecond(CgroupSample sample) {
        OptionalLong quota = sample.get(Metric.CPU_QUOTA_MICROS);
        OptionalLong period = sample.get(Metric.CPU_PERIOD_MICROS);
        return quota.isPresent() && period.isPresent()
                ? OptionalLong.of(Math.multiplyExact(quota.getAsLong(), 1_000_000L) / period.getAsLong())
                : OptionalLong.empty();
    }

    private Limit smallest(Controller controller, Metric metric, Function<CgroupSample, OptionalLong> value) {
        Optional<Place> place = group.place(controller);
        if (place.isEmpty()) {
            return new Limit(new Reading.Unsupported(group.reason(controller)), Optional.empty());
        }
        if (!Inode.isStill(place.get())) {
            return new Limit(new Reading.Gone(), Optional.empty());
        }
        Limit smallest = new Limit(none(place.get(), metric), Optional.empty());
        for (Place each : upwards(place.get())) {
            CgroupSample sample = group.only(each).sample(Metric.CPU_PERIOD_MICROS, metric);
            smallest = smaller(smallest, value.apply(sample), sample.reading(metric), each);
        }
        return smallest;
    }

    /** What may not be read on the way could be a limit: then none that was found is no limit. */
    private static Limit smaller(Limit soFar, OptionalLong here, Reading reading, Place place) {
        if (here.isPresent() && here.getAsLong() < soFar.value().orElse(Long.MAX_VALUE)) {
            return new Limit(new Reading.Measured(here.getAsLong()), Optional.of(place.directory()));
        }
        boolean unknown =
                reading instanceof Reading.NotMeasurable && soFar.value().isEmpty();
        return unknown ? new Limit(reading, Optional.empty()) : soFar;
    }

    /** Where no group has a limit: that is none only if one could have been set. */
    private static Reading none(Place place, Metric metric) {
        return Origin.of(metric, place.version()).isPresent()
                ? new Reading.Unlimited()
                : new Reading.Unsupported("version " + place.version() + " has no such thing");
    }

    private static List<Place> upwards(Place from) {
        List<Place> result = new ArrayList<>();
        Optional<Place> at = Optional.of(from);
        while (at.isPresent()) {
            result.add(at.get());
            at = parent(at.get()).filter(above -> isHierarchical(above));
        }
        return result;
    }

    /** The group above; empty at the root of what is mounted here. */
    static Optional<Place> parent(Place place) {
        Path above = place.directory().getParent();
        if (place.directory().equals(place.mountPoint()) || above == null) {
            return Optional.empty();
        }
        String path = pathAbove(place.path());
        return Inode.of(above)
                .map(inode -> new Place(
                        place.controller(),
                        place.version(),
                        path,
                        above,
                        place.mountPoint(),
                        inode.device(),
                        inode.number()));
    }

    private static String pathAbove(String path) {
        if (path.endsWith("/..")) {
            return path + "/..";
        }
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** Before Linux 5.11 a group of version 1 could be told to leave the memory of those below it alone. */
    private static boolean isHierarchical(Place above) {
        return KernelText.read(above.directory().resolve("memory.use_hierarchy"))
                .map(text -> !text.text().trim().equals("0"))
                .orElse(true);
    }
}

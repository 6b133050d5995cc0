package io.mesokit.perf.cgroup;

import io.mesokit.perf.cgroup.ReusedSample.State;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the files that have the metrics, opens each once, and notes why the others are not there. */
final class Opening {
    private final Cgroup group;
    private final Absences absences;
    private final Map<Path, Source> sources = new LinkedHashMap<>();
    private final Map<Controller, Optional<String>> disabled = new EnumMap<>(Controller.class);

    private Opening(Cgroup group, Set<Metric> metrics) {
        this.group = group;
        this.absences = new Absences(metrics);
        metrics.stream().sorted().forEach(this::assign);
    }

    static CgroupReader of(Cgroup group, Set<Metric> metrics) {
        Opening opening = new Opening(group, metrics);
        List<KeptFile> files = new ArrayList<>();
        try {
            opening.sources.forEach((path, source) -> opening.open(path, source).ifPresent(files::add));
        } catch (CgroupException tooMany) {
            files.forEach(KeptFile::close);
            throw tooMany;
        }
        return new CgroupReader(group, opening.absences, files);
    }

    private record Source(Place place, Format.Kind format, List<Format.Wanted> wanted) {}

    private void assign(Metric metric) {
        Optional<Place> place = group.readable(metric.controller());
        if (place.isEmpty()) {
            absences.put(metric, State.UNSUPPORTED, group.reason(metric.controller()));
            return;
        }
        Optional<Origin> origin = Origin.of(metric, place.get().version());
        if (origin.isEmpty()) {
            absences.put(metric, State.UNSUPPORTED, "version " + place.get().version() + " has no such thing");
            return;
        }
        assign(metric, place.get(), origin.get());
    }

    private void assign(Metric metric, Place place, Origin origin) {
        Optional<Path> file = origin.files().stream()
                .map(place.directory()::resolve)
                .filter(Files::exists)
                .findFirst();
        if (file.isEmpty()) {
            absences.put(
                    metric,
                    State.UNSUPPORTED,
                    group.whyMissing(place, origin.files().get(0)));
            return;
        }
        absences.put(
                metric,
                State.UNSUPPORTED,
                whyDisabled(file.get(), place).orElseGet(() -> file.get() + " of this kernel has no " + origin.key()));
        sources.computeIfAbsent(file.get(), path -> new Source(place, origin.format(), new ArrayList<>()))
                .wanted
                .add(Format.Wanted.of(metric, origin));
    }

    private Optional<String> whyDisabled(Path file, Place place) {
        // In version 2 each group has cpu.stat, and what it says of the controller only where that is enabled.
        return place.version() == Version.V2 && file.endsWith("cpu.stat")
                ? disabled.computeIfAbsent(place.controller(), each -> Cgroup.whyDisabled(place))
                : Optional.empty();
    }

    private Optional<KeptFile> open(Path path, Source source) {
        try {
            return Optional.of(new KeptFile(path, source.place, source.format.of(source.wanted)));
        } catch (AccessDeniedException denied) {
            return absent(source, State.NOT_MEASURABLE, path + " may not be read by this user");
        } catch (IOException refused) {
            if (!Files.exists(path)) {
                return absent(source, State.GONE, "");
            }
            String reason = refused instanceof FileSystemException file ? String.valueOf(file.getReason()) : "";
            throw new CgroupException.Busy(
                    path + " cannot be opened, " + reason
                            + ": if there are too many files open, raise the limit (ulimit -n)"
                            + " or open readers for fewer metrics",
                    refused);
        }
    }

    private Optional<KeptFile> absent(Source source, State state, String reason) {
        source.wanted.forEach(each -> absences.put(each.metric(), state, reason));
        return Optional.empty();
    }
}

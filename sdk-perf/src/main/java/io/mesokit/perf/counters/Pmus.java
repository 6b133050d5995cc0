package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The PMUs of this machine, as {@code /sys/bus/event_source/devices} describes them. */
final class Pmus {
    private static final List<String> FIELDS = List.of("config:", "config1:", "config2:", "config3:");

    private final Path devices;
    /** Looked for when they first matter, and once: a server has a hundred PMUs. */
    private @Nullable Map<Path, Integer> kinds;

    Pmus(Machine machine) {
        devices = machine.sys().resolve("bus/event_source/devices");
    }

    /**
     * An event's numbers here, or why it has none.
     *
     * @param byProcessor whether it is opened on each processor, not for a thread on whichever that one is
     */
    Lookup lookup(PerfEvent event, boolean byProcessor) {
        if (event.code() instanceof EventCode.OfPmu) {
            return ofPmu((EventCode.OfPmu) event.code());
        }
        EventCode.Fixed code = (EventCode.Fixed) event.code();
        Map<Path, Integer> kinds = code.isOfTheProcessor() ? kinds() : Map.of();
        return kinds.size() < 2 ? Lookup.of(code) : ofKinds(event, code, kinds, byProcessor);
    }

    /**
     * An event that names no PMU is of the PMU with the number of raw events, if there is one; then the others have to be
     * named, in the upper half of {@code config}, which a raw event has no room for. If there is none, as on ARM, the
     * kernel takes the PMU of the processor.
     */
    private static Lookup ofKinds(
            PerfEvent event, EventCode.Fixed code, Map<Path, Integer> kinds, boolean byProcessor) {
        Optional<Path> usual = kinds.entrySet().stream()
                .filter(kind -> kind.getValue() == EventCode.RAW)
                .map(Map.Entry::getKey)
                .findFirst();
        if (usual.isPresent() && code.type() == EventCode.RAW) {
            return Lookup.of(code).onlyOn(usual.get());
        }
        if (!byProcessor) {
            return ofOneKindAtATime(event, code, kinds.keySet());
        }
        List<CoreKind> named = new ArrayList<>();
        kinds.forEach((pmu, type) -> named.add(new CoreKind(pmu, code.of(type))));
        return usual.isPresent() ? new Lookup(Optional.of(code), Optional.empty(), named) : Lookup.of(code);
    }

    /** The kernel would count it on one kind, and scale that up as if the time on the others were want of counters. */
    private static Lookup ofOneKindAtATime(PerfEvent event, EventCode.Fixed code, Collection<Path> kinds) {
        List<String> names =
                kinds.stream().map(pmu -> pmu.getFileName().toString()).toList();
        String terms = code.type() == EventCode.RAW ? "config=0x" + Long.toHexString(code.config()) : event.name();
        return Lookup.none(
                PerfObstacle.NO_SUCH_EVENT,
                event
                        + " has no one counter for a thread or process on this processor, which has cores of several kinds ("
                        + String.join(", ", names) + "): count a control group, or name one kind, such as "
                        + names.get(0) + "/" + terms + "/.");
    }

    /** The PMUs of cores with their numbers, where more than one say which processors theirs are. */
    private Map<Path, Integer> kinds() {
        Map<Path, Integer> known = kinds == null ? listed() : kinds;
        kinds = known;
        return known;
    }

    private Map<Path, Integer> listed() {
        Map<Path, Integer> listed = new TreeMap<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(devices, pmu -> Files.isReadable(pmu.resolve("cpus")))) {
            for (Path pmu : all) {
                listed.put(pmu, Integer.parseInt(text(pmu.resolve("type"))));
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Then the kernel says what it can count.
            return Map.of();
        }
        return listed;
    }

    private Lookup ofPmu(EventCode.OfPmu event) {
        Path pmu = devices.resolve(event.pmu());
        if (!has(event.pmu())) {
            boolean processor = event.pmu().equals("cpu");
            return Lookup.none(
                    processor ? PerfObstacle.NO_PMU : PerfObstacle.NO_SUCH_EVENT,
                    "This machine has no PMU \"" + event.pmu() + "\", only " + names() + ".");
        }
        if (Files.exists(pmu.resolve("cpumask"))) {
            return Lookup.none(
                    PerfObstacle.MACHINE_WIDE,
                    "The PMU \"" + event.pmu()
                            + "\" counts for the whole machine and cannot tell processes or control groups apart.");
        }
        try {
            Optional<EventCode.Fixed> generic = generic(pmu, event);
            EventCode.Fixed code = generic.isPresent() ? generic.get() : code(pmu, event.terms());
            return Lookup.of(code).onlyOn(pmu);
        } catch (IOException | IllegalArgumentException unknown) {
            return Lookup.none(
                    PerfObstacle.NO_SUCH_EVENT,
                    "The PMU \"" + event.pmu() + "\" has no such event: " + unknown.getMessage());
        }
    }

    /**
     * The name of a hardware or cache event, which the PMU of a kind of cores does not describe itself: the kernel takes
     * it with the PMU's number in the upper half of {@code config}. That of all cores needs none.
     */
    private static Optional<EventCode.Fixed> generic(Path pmu, EventCode.OfPmu event) throws IOException {
        Map.Entry<String, String> only = event.terms().entrySet().iterator().next();
        String name = only.getKey();
        boolean ofAllCores = event.pmu().equals("cpu");
        if (event.terms().size() > 1
                || !only.getValue().isEmpty()
                || Files.exists(pmu.resolve("events").resolve(name))
                || Files.exists(pmu.resolve("format").resolve(name))
                || !(ofAllCores || Files.exists(pmu.resolve("cpus")))) {
            return Optional.empty();
        }
        int type = ofAllCores ? 0 : Integer.parseInt(text(pmu.resolve("type")));
        return EventNames.named(name)
                .map(named -> (EventCode.Fixed) named.code())
                .filter(EventCode.Fixed::isOfTheProcessor)
                .map(code -> code.of(type));
    }

    private boolean has(String pmu) {
        return Files.isReadable(devices.resolve(pmu).resolve("type"));
    }

    private String names() {
        try (Stream<Path> all = Files.list(devices)) {
            return all.map(pmu -> pmu.getFileName().toString()).sorted().collect(Collectors.joining(", "));
        } catch (IOException unreadable) {
            return "none";
        }
    }

    private static EventCode.Fixed code(Path pmu, Map<String, String> terms) throws IOException {
        long[] config = new long[4];
        for (Map.Entry<String, String> term : expanded(pmu, terms).entrySet()) {
            put(config, format(pmu, term.getKey()), term.getKey(), number(term));
        }
        return new EventCode.Fixed(
                Integer.parseInt(text(pmu.resolve("type"))), config[0], config[1], config[2], config[3]);
    }

    /** An event's name stands for the terms in its file; a term that is given besides overrules them. */
    private static Map<String, String> expanded(Path pmu, Map<String, String> terms) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (Map.Entry<String, String> term : terms.entrySet()) {
            Path named = pmu.resolve("events").resolve(term.getKey());
            if (term.getValue().isEmpty() && Files.isRegularFile(named)) {
                EventNames.terms(named.toString(), text(named)).forEach(all::putIfAbsent);
            } else {
                all.put(term.getKey(), term.getValue());
            }
        }
        return all;
    }

    private static String format(Path pmu, String term) throws IOException {
        Path format = pmu.resolve("format").resolve(term);
        if (Files.isRegularFile(format)) {
            return text(format);
        }
        if (term.matches("config[123]?")) {
            return term + ":0-63";
        }
        throw new IllegalArgumentException("\"" + term + "\" is neither an event nor a term of it.");
    }

    private static long number(Map.Entry<String, String> term) {
        String value = term.getValue();
        try {
            return value.isEmpty()
                    ? 1
                    : value.startsWith("0x")
                            ? Long.parseUnsignedLong(value.substring(2), 16)
                            : Long.parseUnsignedLong(value);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(term + " is no number.", noNumber);
        }
    }

    /** Deals the bits of a value out to the ranges of a format such as {@code config:0-7,32-35}, lowest first. */
    static void put(long[] config, String format, String term, long value) {
        int field = FIELDS.indexOf(format.substring(0, format.indexOf(':') + 1));
        if (field < 0) {
            throw new IllegalArgumentException(term + " goes into a field that is not known here: " + format + ".");
        }
        long rest = value;
        for (int bit : bits(format.substring(format.indexOf(':') + 1))) {
            config[field] |= (rest & 1) << bit;
            rest >>>= 1;
        }
        if (rest != 0) {
            throw new IllegalArgumentException(term + "=" + value + " is too large for " + format + ".");
        }
    }

    private static int[] bits(String ranges) {
        return Arrays.stream(ranges.split(","))
                .flatMapToInt(range -> OnlineCpus.parse(range).stream().mapToInt(bit -> bit))
                .toArray();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}

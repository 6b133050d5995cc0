package io.mesokit.perf.counters;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How events are written: the names of {@code perf list}, raw codes, and terms of a PMU. */
final class EventNames {
    private static final Pattern WCA_RAW = Pattern.compile("\\w*__r(?<event>\\p{XDigit}{2})(?<umask>\\p{XDigit}{2})"
            + "((?<cmask>\\p{XDigit}{2})(?<config1>\\p{XDigit}{10})?)?");
    private static final Pattern PERF_RAW = Pattern.compile("r\\p{XDigit}{1,16}");
    private static final Pattern PMU = Pattern.compile("((?<name>\\w[\\w.-]*)/)?(?<pmu>\\w[\\w.-]*)/(?<terms>[^/]+)/?");
    /** As perf writes who is counted, and how: behind a name or the terms. */
    private static final Pattern MODIFIED = Pattern.compile("([^/]+:|[^/]+/[^/]+/:?)(?<modifiers>[ukhGHIpPSDWeb]+)");

    private static final List<String> CACHES =
            List.of("L1-dcache", "L1-icache", "LLC", "dTLB", "iTLB", "branch", "node");
    private static final List<String> OPERATIONS = List.of("load", "store", "prefetch");
    private static final Map<String, PerfEvent> NAMED = named();
    private static final Map<String, String> ALIASES = Map.of(
            "cpu-cycles", "cycles",
            "branch-instructions", "branches",
            "idle-cycles-frontend", "stalled-cycles-frontend",
            "idle-cycles-backend", "stalled-cycles-backend",
            "faults", "page-faults",
            "cs", "context-switches",
            "migrations", "cpu-migrations");

    private EventNames() {}

    static Collection<PerfEvent> all() {
        return NAMED.values();
    }

    static PerfEvent parse(String text) {
        return named(text).orElseGet(() -> unnamed(text));
    }

    /** The event that has this name of its own. */
    static Optional<PerfEvent> named(String text) {
        String folded = folded(text);
        return Optional.ofNullable(NAMED.get(ALIASES.getOrDefault(folded, folded)));
    }

    private static PerfEvent unnamed(String text) {
        Matcher modified = MODIFIED.matcher(text);
        if (modified.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" ends with modifiers of perf, \""
                    + modified.group("modifiers")
                    + "\", which are not known here: user mode and the kernel are counted, "
                    + "or user mode alone where rights are wanting; if it is a term, end with /");
        }
        Matcher wca = WCA_RAW.matcher(text);
        if (wca.matches()) {
            return new PerfEvent(text, wcaRaw(wca));
        }
        if (PERF_RAW.matcher(text).matches()) {
            return PerfEvent.raw(text, Long.parseUnsignedLong(text.substring(1), 16));
        }
        Matcher pmu = PMU.matcher(text);
        if (pmu.matches()) {
            String name = pmu.group("name") == null ? text : pmu.group("name");
            return new PerfEvent(name, new EventCode.OfPmu(pmu.group("pmu"), terms(text, pmu.group("terms"))));
        }
        throw new IllegalArgumentException("no event is called \"" + text + "\"; write a name that `perf list` prints, "
                + "name__rEEUU, rUUEE, or pmu/term=value,.../");
    }

    private static EventCode wcaRaw(Matcher raw) {
        long config = hex(raw, "event") | hex(raw, "umask") << 8 | hex(raw, "cmask") << 24;
        return new EventCode.Fixed(EventCode.RAW, config, hex(raw, "config1"), 0);
    }

    private static long hex(Matcher raw, String group) {
        String digits = raw.group(group);
        return digits == null ? 0 : Long.parseLong(digits, 16);
    }

    static Map<String, String> terms(String text, String list) {
        Map<String, String> terms = new LinkedHashMap<>();
        for (String term : list.split(",")) {
            int equals = term.indexOf('=');
            String key = (equals < 0 ? term : term.substring(0, equals)).trim();
            String value = equals < 0 ? "" : term.substring(equals + 1).trim();
            if (!key.matches("\\w[\\w.-]*") || terms.put(key, value) != null) {
                throw new IllegalArgumentException("\"" + text + "\" has a term without a name, or one twice: " + term);
            }
        }
        return Collections.unmodifiableMap(terms);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, PerfEvent> named() {
        Map<String, PerfEvent> all = new LinkedHashMap<>();
        List.of(
                        PerfEvent.CYCLES,
                        PerfEvent.INSTRUCTIONS,
                        PerfEvent.CACHE_REFERENCES,
                        PerfEvent.CACHE_MISSES,
                        PerfEvent.BRANCHES,
                        PerfEvent.BRANCH_MISSES,
                        PerfEvent.BUS_CYCLES,
                        PerfEvent.STALLED_CYCLES_FRONTEND,
                        PerfEvent.STALLED_CYCLES_BACKEND,
                        PerfEvent.REF_CYCLES,
                        PerfEvent.CPU_CLOCK,
                        PerfEvent.TASK_CLOCK,
                        PerfEvent.PAGE_FAULTS,
                        PerfEvent.CONTEXT_SWITCHES,
                        PerfEvent.CPU_MIGRATIONS,
                        PerfEvent.MINOR_FAULTS,
                        PerfEvent.MAJOR_FAULTS,
                        PerfEvent.ALIGNMENT_FAULTS,
                        PerfEvent.EMULATION_FAULTS,
                        PerfEvent.CGROUP_SWITCHES)
                .forEach(event -> all.put(event.name(), event));
        putCacheEvents(all);
        return Collections.unmodifiableMap(all);
    }

    private static void putCacheEvents(Map<String, PerfEvent> all) {
        for (int cache = 0; cache < CACHES.size(); cache++) {
            for (int operation = 0; operation < OPERATIONS.size(); operation++) {
                String name = CACHES.get(cache) + "-" + OPERATIONS.get(operation);
                String plural = name + (operation == 2 ? "es" : "s");
                all.put(folded(plural), PerfEvent.cache(plural, cache, operation, 0));
                all.put(folded(name + "-misses"), PerfEvent.cache(name + "-misses", cache, operation, 1));
            }
        }
    }
}

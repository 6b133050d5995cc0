package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The processors that are online, as the kernel lists them: {@code 0-3,8}. */
final class OnlineCpus {
    private OnlineCpus() {}

    static Set<Integer> of(Machine machine) throws IOException {
        return in(machine.sys().resolve("devices/system/cpu"));
    }

    static Set<Integer> in(Path folder) throws IOException {
        Path file = folder.resolve("online");
        try {
            return parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new IOException("cannot read which processors are online, in " + file, unreadable);
        }
    }

    static Set<Integer> parse(String list) {
        Set<Integer> cpus = new TreeSet<>();
        for (String range : list.strip().split(",")) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            for (int cpu = first; cpu <= last; cpu++) {
                cpus.add(cpu);
            }
        }
        return Collections.unmodifiableSet(cpus);
    }
}

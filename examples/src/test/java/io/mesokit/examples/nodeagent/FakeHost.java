package io.mesokit.examples.nodeagent;

import io.mesokit.perf.cgroup.Cgroups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A machine of files: {@code /proc} and some hierarchies of version 1. */
final class FakeHost {
    private static final List<String> HIERARCHIES = List.of("cpu", "cpuacct", "memory", "freezer", "perf_event");

    private final Path root;

    FakeHost(Path root) {
        this.root = root;
        StringBuilder mounts = new StringBuilder();
        for (String one : HIERARCHIES) {
            mounts.append("%d 20 0:3%1$d / /sys/fs/cgroup/%s rw - cgroup cgroup rw,%2$s\n"
                    .formatted(HIERARCHIES.indexOf(one) + 1, one));
        }
        write("proc/1/mountinfo", mounts.toString());
        process(1, "/");
    }

    Cgroups cgroups() {
        return Cgroups.under(root);
    }

    /** A process in that group by all hierarchies. */
    FakeHost process(long pid, String group) {
        return process(pid, group, group);
    }

    FakeHost process(long pid, String cpu, String memory) {
        write("proc/" + pid + "/stat", pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 700 0 0\n");
        return write("proc/" + pid + "/cgroup", "3:memory:" + memory + "\n2:cpuacct:" + cpu + "\n1:cpu:" + cpu + "\n");
    }

    /** A process of a pod, as the isolators leave it by default: only the freezer tells the containers apart. */
    FakeHost nested(long pid, String pod, String container) {
        String freezer = "/mesos/" + pod + "/mesos/" + container;
        boolean limited = Files.isDirectory(root.resolve("sys/fs/cgroup/cpu/mesos/" + pod));
        process(pid, limited ? "/mesos/" + pod : "/");
        write("sys/fs/cgroup/freezer" + freezer + "/freezer.state", "THAWED\n");
        return append("proc/" + pid + "/cgroup", "4:freezer:" + freezer + "\n");
    }

    FakeHost ended(long pid) {
        return delete("proc/" + pid);
    }

    /** A group with so much CPU time used. */
    FakeHost group(String path, long seconds) {
        write("sys/fs/cgroup/cpu" + path + "/cpu.shares", "1024\n");
        write("sys/fs/cgroup/cpuacct" + path + "/cpuacct.usage", seconds + "000000000\n");
        return write("sys/fs/cgroup/memory" + path + "/memory.usage_in_bytes", seconds + "000\n");
    }

    /** A running task in a group of its own, like that of Mesos. */
    FakeHost task(String id, long pid, long seconds) {
        return group("/mesos/c-" + id, seconds).process(pid, "/mesos/c-" + id);
    }

    FakeHost write(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    private FakeHost append(String path, String text) {
        try {
            return write(path, Files.readString(root.resolve(path)) + text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    FakeHost delete(String path) {
        try (Stream<Path> all = Files.walk(root.resolve(path))) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }
}

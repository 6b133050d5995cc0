package io.mesokit.perf.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A machine of files: what its {@code /proc} and its hierarchies say is written by the test. */
final class FakeSystem {
    static final long PID = 42;

    private final Path root;
    private final List<String> mounts = new ArrayList<>();
    private int mountIds = 100;

    FakeSystem(Path root) {
        this.root = root;
        process(1, "(init)", "S");
        process(PID, "(a task) (x)", "S");
    }

    Cgroups cgroups() {
        write("proc/1/mountinfo", String.join("\n", mounts) + "\n");
        return Cgroups.under(root);
    }

    /** A process whose name may be as bad as it gets. */
    FakeSystem process(long pid, String name, String state) {
        return write(
                "proc/" + pid + "/stat",
                pid + " " + name + " " + state + " 1 1 1 0 -1 4194304 90 0 0 0 0 0 0 0 20 0 1 0 " + (7000 + pid)
                        + " 2600000 300\n");
    }

    /** The task's line in each hierarchy; that of process 1 is the same with the root. */
    FakeSystem memberOf(String... lines) {
        write("proc/" + PID + "/cgroup", String.join("\n", lines) + "\n");
        List<String> init = new ArrayList<>();
        for (String line : lines) {
            String[] part = line.split(":", 3);
            init.add(part[0] + ":" + part[1] + ":/");
        }
        return write("proc/1/cgroup", String.join("\n", init) + "\n");
    }

    FakeSystem v1(String controllers, String point) {
        return mount("/", point, "cgroup", "rw," + controllers);
    }

    FakeSystem v2(String point) {
        return mount("/", point, "cgroup2", "rw,nsdelegate");
    }

    FakeSystem mount(String mountRoot, String point, String type, String options) {
        return mountLine(mountIds++ + " 20 0:31 " + mountRoot + " " + point + " rw,relatime shared:9 - " + type + " "
                + type + " " + options);
    }

    FakeSystem mountLine(String line) {
        mounts.add(line);
        return this;
    }

    FakeSystem directory(String path) {
        return write(path + "/cgroup.procs", "");
    }

    FakeSystem write(String path, String text) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

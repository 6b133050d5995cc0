package io.mesokit.perf.cgroup;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with the files of one group, {@code /a/b}, in either version. */
abstract class OfOneGroup {
    @TempDir
    Path root;

    FakeSystem machine;

    @BeforeEach
    void machine() {
        machine = new FakeSystem(root);
    }

    Cgroup v2() {
        machine.v2("/cg").memberOf("0::/a/b").directory("cg/a/b");
        machine.write("cg/a/b/cgroup.controllers", "cpuset cpu io memory hugetlb pids\n");
        return machine.cgroups().ofProcess(FakeSystem.PID);
    }

    Cgroup v1() {
        String all = "cpu,cpuacct,memory,blkio,pids,cpuset,hugetlb";
        machine.v1(all, "/cg").memberOf("5:" + all + ":/a/b").directory("cg/a/b");
        return machine.cgroups().ofProcess(FakeSystem.PID);
    }

    FakeSystem file(String name, String... lines) {
        return machine.write("cg/a/b/" + name, String.join("\n", lines) + "\n");
    }
}

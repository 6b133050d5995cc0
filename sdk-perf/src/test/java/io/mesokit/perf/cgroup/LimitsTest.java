package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.perf.Reading;
import java.nio.file.Files;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Limits that groups above set. */
final class LimitsTest extends OfOneGroup {
    @Test
    void limits_areTheSmallestUpToTheRoot() {
        Cgroup group = v2();
        file("memory.max", "4000").write("cg/a/memory.max", "3000\n").write("cg/memory.max", "5000\n");
        file("cpu.max", "max 100000").write("cg/a/cpu.max", "75000 50000\n").write("cg/cpu.max", "200000 100000\n");
        file("pids.max", "max").write("cg/a/pids.max", "max\n");
        EffectiveLimits limits = group.limits();
        assertThat(limits.memoryBytes().value()).hasValue(3000);
        assertThat(limits.memoryBytes().setBy()).contains(root.resolve("cg/a"));
        assertThat(limits.cpus()).hasValue(1.5);
        assertThat(limits.pids().reading()).isEqualTo(new Reading.Unlimited());
        assertThat(limits.memoryHighBytes().value()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void processors_whereCpusetIsNotHandedOn_areThoseOfTheNearestGroupAbove() {
        Cgroup group = v2();
        file("cgroup.controllers", "cpu").write("cg/a/cgroup.controllers", "cpuset cpu\n");
        machine.write("cg/a/cpuset.cpus.effective", "0-1\n").write("cg/a/cpuset.mems.effective", "0\n");
        assertThat(group.limits().processors()).contains(CpuSet.of(0, 1));
        assertThat(group.mems()).contains(CpuSet.of(0));
    }

    @Test
    void limits_ofVersion1WithoutHierarchy_areOwn() {
        Cgroup group = v1();
        file("memory.limit_in_bytes", "4000").write("cg/a/memory.limit_in_bytes", "3000\n");
        assertThat(group.limits().memoryBytes().value()).hasValue(3000);
        machine.write("cg/a/memory.use_hierarchy", "0\n");
        assertThat(group.limits().memoryBytes().value()).hasValue(4000);
    }

    @Test
    void limits_ofARemovedGroup_areGone() throws Exception {
        Cgroup group = v2();
        file("memory.max", "max");
        assertThat(group.limits().memoryBytes().reading()).isEqualTo(new Reading.Unlimited());
        Files.move(root.resolve("cg/a/b"), root.resolve("cg/elsewhere"));
        assertThat(group.limits().memoryBytes().reading()).isEqualTo(new Reading.Gone());
    }
}

package io.mesokit.examples.nodeagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.CgroupSample;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.cgroup.OwnCgroup;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StageTest {
    private static OwnCgroup made() {
        try {
            return Cgroups.system()
                    .create("mesokit-stage-" + ProcessHandle.current().pid(), Controller.CPU, Controller.CPUACCT);
        } catch (CgroupException notPermitted) {
            assumeTrue(false, notPermitted.getMessage());
            throw notPermitted;
        }
    }

    /** It may not have been let into its own: then it is in that of this program, say. */
    @Test
    void group_processIsInAnother_isLeftAlone() throws IOException {
        try (OwnCgroup other = made()) {
            Process process = new ProcessBuilder("sleep", "60").start();
            other.add(process.pid());
            long before = shares(other);

            assertThat(Stage.group(process.pid(), "c-1", 4)).isEmpty();
            assertThat(shares(other)).isEqualTo(before);
            assertThat(Stage.group(process.pid(), name(other), 4)).isPresent();
            assertThat(shares(other)).isNotEqualTo(before);
        }
    }

    /** In the version that the machine has. */
    private static long shares(OwnCgroup own) {
        CgroupSample sample = own.group().sample();
        return sample.get(Metric.CPU_SHARES).orElse(0)
                + sample.get(Metric.CPU_WEIGHT).orElse(0);
    }

    private static String name(OwnCgroup own) {
        String path = own.group().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

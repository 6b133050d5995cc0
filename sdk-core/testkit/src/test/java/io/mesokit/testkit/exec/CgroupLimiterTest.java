package io.mesokit.testkit.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.OwnCgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupLimiterTest {
    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private static TaskSpec task(String container, Optional<String> pod) {
        return new TaskSpec("t", "t", "", Map.of(), 1, 32, container, pod);
    }

    private static Path group(CpuLimiter.Hold hold) {
        return hold.joinFiles().get(0).getParent();
    }

    @Test
    void prepare_container_namesItsGroupAsAMesosAgentDoes() {
        try (CpuLimiter limiter = limiter()) {
            Path alone = group(limiter.prepare(task("c-1", Optional.empty())));

            assertThat(alone.getFileName()).hasToString("c-1");
            assertThat(alone.getParent().getFileName().toString()).startsWith("mesokit-");
        }
    }

    @Test
    void prepare_nestedContainers_areBelowTheirPodUntilTheLastIsGone() {
        try (CpuLimiter limiter = limiter()) {
            CpuLimiter.Hold one = limiter.prepare(task("c-1", Optional.of("pod")));
            CpuLimiter.Hold other = limiter.prepare(task("c-2", Optional.of("pod")));
            Path pod = group(one).getParent().getParent();

            assertThat(group(one)).endsWith(Path.of("pod/mesos/c-1"));
            assertThat(group(other)).endsWith(Path.of("pod/mesos/c-2"));
            one.release();
            assertThat(group(other)).exists();
            other.release();
            assertThat(pod).doesNotExist();
            assertThat(group(limiter.prepare(task("c-3", Optional.of("pod"))))).exists();
        }
    }

    @Test
    void prepare_nestedGroupCannotBeMade_leavesNoPod() {
        try (CpuLimiter limiter = limiter()) {
            Path all = group(limiter.prepare(task("c-1", Optional.empty()))).getParent();

            assertThatThrownBy(() -> limiter.prepare(task("c/1", Optional.of("pod"))))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(all.resolve("pod")).doesNotExist();
            assertThat(group(limiter.prepare(task("c-2", Optional.of("pod"))))).exists();
        }
    }

    /** The group of a pod that has just been left is in the way of the next one of that name until it is gone. */
    @Test
    void prepare_podBeganAnewWhileItEnds_isThere() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (CpuLimiter limiter = limiter()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                TaskSpec task = task("c-" + i, Optional.of("pod"));
                all.add(threads.submit(() -> limiter.prepare(task).release()));
            }
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static CpuLimiter limiter() {
        Optional<CpuLimiter> limiter = CgroupLimiter.open();
        assumeTrue(limiter.isPresent(), "no right to make a cgroup");
        return limiter.get();
    }

    /** In a machine of files. Nothing is mapped at the address 0, so that reading there is an error of input and output. */
    @Test
    void cpuTime_cannotBeReadJustNow_isWhatItWasAndHoldsUpNothing() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/mem")), "no memory of a process to read");
        OwnCgroup own = ownOfFiles();
        Path usage = root.resolve("sys/fs/cgroup/task/cpuacct.usage");
        Files.createSymbolicLink(usage, Path.of("/proc/self/mem"));
        CgroupLimiter.Group hold = new CgroupLimiter.Group(own, () -> {});

        assertThat(hold.cpuTime()).isEqualTo(Duration.ZERO);

        Files.delete(usage);
        Files.writeString(usage, "5000000000\n");
        assertThat(hold.cpuTime()).isEqualTo(Duration.ofSeconds(5));
    }

    private OwnCgroup ownOfFiles() throws IOException {
        write("proc/1/mountinfo", "30 20 0:31 / /sys/fs/cgroup rw - cgroup cgroup rw,cpuacct\n");
        write("proc/1/cgroup", "1:cpuacct:/\n");
        Files.createDirectories(root.resolve("sys/fs/cgroup"));
        return Cgroups.under(root).at("/").create("task", Controller.CPUACCT);
    }

    @Test
    void release_groupCannotBeEmptied_isToldAllTheSame() throws IOException {
        AtomicInteger told = new AtomicInteger();
        CgroupLimiter.Group hold = new CgroupLimiter.Group(ownOfFiles(), told::incrementAndGet);
        write("sys/fs/cgroup/task/cgroup.procs", ProcessHandle.current().pid() + "\n");

        assertThatThrownBy(hold::release).isInstanceOf(RuntimeException.class);

        assertThat(told).hasValue(1);
    }

    /** The file in it stands for what keeps a group from being removed for a while. */
    @Test
    void cpuTime_whileTheGroupIsRemoved_doesNotWait() throws Exception {
        CgroupLimiter.Group hold = new CgroupLimiter.Group(ownOfFiles(), () -> {});
        Path file = Files.createFile(root.resolve("sys/fs/cgroup/task/file"));
        Thread release = new Thread(hold::release);
        release.start();
        while (release.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        assertTimeoutPreemptively(Duration.ofSeconds(3), hold::cpuTime);

        Files.delete(file);
        release.join(5_000);
        assertThat(file.getParent()).doesNotExist();
    }
}

package io.mesokit.perf.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.perf.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the files, in the forms that kernels have written them. */
final class ReadingTest extends OfOneGroup {
    @Test
    void cpu_version2_isInNanos() {
        Cgroup group = v2();
        file(
                "cpu.stat",
                "usage_usec 7",
                "user_usec 5",
                "system_usec 2",
                "nice_usec 1",
                "core_sched.force_idle_usec 0",
                "nr_periods 10",
                "nr_throttled 3",
                "throttled_usec 11",
                "nr_bursts 2",
                "burst_usec 4");
        file("cpu.max", "50000 100000");
        file("cpu.max.burst", "1000");
        file("cpu.weight", "39");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.CPU_USAGE_NANOS)).hasValue(7_000);
        assertThat(sample.get(Metric.CPU_USER_NANOS)).hasValue(5_000);
        assertThat(sample.get(Metric.CPU_SYSTEM_NANOS)).hasValue(2_000);
        assertThat(sample.get(Metric.CPU_PERIODS)).hasValue(10);
        assertThat(sample.get(Metric.CPU_THROTTLED_PERIODS)).hasValue(3);
        assertThat(sample.get(Metric.CPU_THROTTLED_NANOS)).hasValue(11_000);
        assertThat(sample.get(Metric.CPU_BURSTS)).hasValue(2);
        assertThat(sample.get(Metric.CPU_BURST_NANOS)).hasValue(4_000);
        assertThat(sample.get(Metric.CPU_QUOTA_MICROS)).hasValue(50_000);
        assertThat(sample.get(Metric.CPU_PERIOD_MICROS)).hasValue(100_000);
        assertThat(sample.get(Metric.CPU_BURST_LIMIT_MICROS)).hasValue(1_000);
        assertThat(sample.get(Metric.CPU_WEIGHT)).hasValue(39);
        assertThat(sample.reading(Metric.CPU_SHARES)).asString().contains("V2 has no such thing");
    }

    @Test
    void cpuStat_ofAGroupWithoutTheController_isSaidToLackIt() {
        Cgroup group = v2();
        file("cgroup.controllers", "memory").write("cg/a/b/cpu.stat", "usage_usec 7\nuser_usec 5\nsystem_usec 2\n");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.CPU_USAGE_NANOS)).hasValue(7_000);
        assertThat(sample.reading(Metric.CPU_THROTTLED_PERIODS))
                .asString()
                .contains("the controller cpu is not enabled in /a/b")
                .contains("cgroup.subtree_control")
                .contains("withNearest()");
    }

    @Test
    void cpu_version1_isInNanos() {
        Cgroup group = v1();
        file("cpuacct.usage", "123456789012");
        file("cpuacct.stat", "user 25", "system 3");
        file("cpu.stat", "nr_periods 10", "nr_throttled 3", "throttled_time 679000000");
        file("cpu.cfs_quota_us", "-1").write("cg/a/b/cpu.cfs_period_us", "100000\n");
        file("cpu.shares", "1024");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.CPU_USAGE_NANOS)).hasValue(123_456_789_012L);
        assertThat(sample.get(Metric.CPU_USER_NANOS)).hasValue(250_000_000);
        assertThat(sample.get(Metric.CPU_SYSTEM_NANOS)).hasValue(30_000_000);
        assertThat(sample.get(Metric.CPU_THROTTLED_NANOS)).hasValue(679_000_000);
        assertThat(sample.reading(Metric.CPU_QUOTA_MICROS)).isEqualTo(new Reading.Unlimited());
        assertThat(sample.get(Metric.CPU_QUOTA_MICROS)).isEmpty();
        assertThat(sample.get(Metric.CPU_SHARES)).hasValue(1024);
        assertThat(sample.reading(Metric.CPU_BURSTS)).asString().contains("of this kernel has no nr_bursts");
    }

    @Test
    void unlimited_ofAnyPageSize_isNoNumber() {
        Cgroup group = v1();
        for (String none : new String[] {
            "9223372036854771712", "9223372036854710272", "9223372036854775807", "18446744073709551615"
        }) {
            file("memory.limit_in_bytes", none).write("cg/a/b/pids.max", "max\n");
            CgroupSample sample = group.sample();
            assertThat(sample.reading(Metric.MEMORY_LIMIT_BYTES)).as(none).isEqualTo(new Reading.Unlimited());
            assertThat(sample.reading(Metric.PIDS_LIMIT)).isEqualTo(new Reading.Unlimited());
        }
    }

    @Test
    void quotaOfVersion2_withoutLimit_keepsItsPeriod() {
        Cgroup group = v2();
        file("cpu.max", "max 100000");
        assertThat(group.sample().reading(Metric.CPU_QUOTA_MICROS)).isEqualTo(new Reading.Unlimited());
        assertThat(group.sample().get(Metric.CPU_PERIOD_MICROS)).hasValue(100_000);
    }

    @Test
    void memory_version2_hasLimitsEventsAndDetail() {
        Cgroup group = v2();
        file("memory.current", "1000").write("cg/a/b/memory.max", "2000\n").write("cg/a/b/memory.high", "max\n");
        file("memory.events", "low 1", "high 2", "max 3", "oom 4", "oom_kill 5", "oom_group_kill 6");
        file(
                "memory.stat",
                "anon 10",
                "file 20",
                "kernel 30",
                "kernel_stack 31",
                "file_mapped 40",
                "file_dirty 50",
                "inactive_anon 60",
                "inactive_file 70",
                "slab_reclaimable 80",
                "slab 90",
                "pgfault 100",
                "pgmajfault 110");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.MEMORY_USAGE_BYTES)).hasValue(1000);
        assertThat(sample.get(Metric.MEMORY_LIMIT_BYTES)).hasValue(2000);
        assertThat(sample.reading(Metric.MEMORY_HIGH_BYTES)).isEqualTo(new Reading.Unlimited());
        assertThat(sample.get(Metric.MEMORY_LIMIT_HITS)).hasValue(3);
        assertThat(sample.get(Metric.MEMORY_OOM_EVENTS)).hasValue(4);
        assertThat(sample.get(Metric.MEMORY_OOM_KILLS)).hasValue(5);
        assertThat(sample.get(Metric.MEMORY_ANON_BYTES)).hasValue(10);
        assertThat(sample.get(Metric.MEMORY_KERNEL_BYTES)).hasValue(30);
        assertThat(sample.get(Metric.MEMORY_INACTIVE_FILE_BYTES)).hasValue(70);
        assertThat(sample.get(Metric.MEMORY_SLAB_BYTES)).hasValue(90);
        assertThat(sample.get(Metric.MEMORY_MAJOR_PAGE_FAULTS)).hasValue(110);
        assertThat(sample.reading(Metric.MEMORY_PEAK_BYTES)).asString().contains("this kernel has no memory.peak");
    }

    @Test
    void memory_version1_isThatOfTheSubtree() {
        Cgroup group = v1();
        file(
                "memory.stat",
                "cache 1",
                "rss 2",
                "swap 3",
                "total_cache 10",
                "total_rss 20",
                "total_swap 30",
                "total_pgfault 40");
        file("memory.oom_control", "oom_kill_disable 0", "under_oom 0", "oom_kill 7");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.MEMORY_FILE_BYTES)).hasValue(10);
        assertThat(sample.get(Metric.MEMORY_ANON_BYTES)).hasValue(20);
        assertThat(sample.get(Metric.MEMORY_SWAP_USAGE_BYTES)).hasValue(30);
        assertThat(sample.get(Metric.MEMORY_PAGE_FAULTS)).hasValue(40);
        assertThat(sample.get(Metric.MEMORY_OOM_KILLS)).hasValue(7);
    }

    @Test
    void memoryByNode_version1_isThatOfTheSubtreeInBytes() {
        Cgroup group = v1();
        file(
                "memory.numa_stat",
                "total=5 N0=4 N2=1",
                "file=3 N0=3 N2=0",
                "hierarchical_total=12 N0=10 N2=2",
                "hierarchical_file=9 N0=9 N2=0");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.MEMORY_LRU_BYTES)).hasValue(12 * Cgroups.pageBytes());
        assertThat(sample.nodes())
                .containsExactly(
                        new NodeMemory(0, 10 * Cgroups.pageBytes()), new NodeMemory(2, 2 * Cgroups.pageBytes()));
    }

    @Test
    void memoryByNode_version2_isTheSumOfItsLists() {
        Cgroup group = v2();
        file(
                "memory.numa_stat",
                "anon N0=1000 N2=2000",
                "file N0=3000 N2=4000",
                "inactive_anon N0=1 N2=2",
                "active_anon N0=10 N2=20",
                "inactive_file N0=100 N2=200",
                "active_file N0=1000 N2=2000",
                "unevictable N0=10000 N2=20000",
                "slab_reclaimable N0=7 N2=7");
        try (CgroupReader reader = group.open(Metric.MEMORY_LRU_BYTES)) {
            ReusedSample sample = new ReusedSample();
            reader.read(sample);
            assertThat(sample.value(Metric.MEMORY_LRU_BYTES)).isEqualTo(33_333);
            assertThat(sample.nodesEnd()).isEqualTo(3);
            assertThat(sample.nodeBytes(0)).isEqualTo(11_111);
            assertThat(sample.hasNode(1)).isFalse();
            assertThat(sample.nodeBytes(2)).isEqualTo(22_222);
            assertThatThrownBy(() -> sample.nodeBytes(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("node 1");

            file("memory.numa_stat", "inactive_anon N1=5");
            reader.read(sample);
            assertThat(sample.snapshot().nodes()).containsExactly(new NodeMemory(1, 5));
            assertThat(sample.toString()).contains("lru 5 B").contains("nodes    1 lru 5 B");
        }
    }

    @Test
    void memoryByNode_kernelWithoutNuma_isUnsupported() {
        Cgroup group = v2();
        file("memory.current", "5");
        CgroupSample sample = group.sample();
        assertThat(sample.reading(Metric.MEMORY_LRU_BYTES)).asString().contains("this kernel has no memory.numa_stat");
        assertThat(sample.nodes()).isEmpty();
        assertThat(new ReusedSample().hasNode(-1)).isFalse();
    }

    @Test
    void memoryByNode_ofMoreNodesThanThereIsRoomFor_isReadWhole() {
        Cgroup group = v1();
        String all = IntStream.range(0, 100)
                .mapToObj(node -> " N" + node + "=" + node)
                .collect(Collectors.joining());
        file("memory.numa_stat", "hierarchical_total=4950" + all);
        CgroupSample sample = group.sample();
        assertThat(sample.nodes()).hasSize(100).contains(new NodeMemory(99, 99 * Cgroups.pageBytes()));
        assertThat(sample.get(Metric.MEMORY_LRU_BYTES)).hasValue(4950 * Cgroups.pageBytes());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pageSize_isFoundByItsKey(boolean wide) {
        ByteBuffer words = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        for (int word : new int[] {16, 6, 6, 65_536}) {
            if (wide) {
                words.putLong(word);
            } else {
                words.putInt(word);
            }
        }
        assertThat(PageSize.in(words.array(), wide)).isEqualTo(65_536);
        assertThat(PageSize.in(new byte[0], wide)).isEqualTo(4096);
    }

    @Test
    void io_version2_isByDeviceAndInSum() {
        Cgroup group = v2();
        file(
                "io.stat",
                "8:16 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6",
                "253:0 ",
                "8:0 rbytes=10 rbytesx=700 wbytes=20 rios=30 wios=40 cost.usage=9");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.IO_READ_BYTES)).hasValue(11);
        assertThat(sample.get(Metric.IO_WRITES)).hasValue(44);
        assertThat(sample.get(Metric.IO_DISCARDS)).hasValue(6);
        assertThat(sample.devices()).as("one has nothing").hasSize(2);
        assertThat(sample.devices().get(0).writeBytes()).hasValue(2);
        assertThat(sample.devices().get(1).major()).isEqualTo(8);
        assertThat(sample.devices().get(1).discards()).isEmpty();
    }

    @Test
    void io_withoutAnyYet_isZero() {
        Cgroup group = v2();
        machine.write("cg/a/b/io.stat", "");
        assertThat(group.sample().get(Metric.IO_READ_BYTES)).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:0 ", "8:0", "8:0 \n253:0 "})
    void io_ofDevicesWithoutAnyYet_isZero(String lines) {
        Cgroup group = v2();
        file("io.stat", lines);
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.IO_READ_BYTES)).hasValue(0);
        assertThat(sample.get(Metric.IO_DISCARDS)).hasValue(0);
        assertThat(sample.devices()).isEmpty();
    }

    /** Kernels around Linux 5.15 end no line after a device that has nothing. */
    @Test
    void io_severalDevicesOnALine_isThatOfTheLast() {
        Cgroup group = v2();
        file("io.stat", "7:7 7:6 8:0 rbytes=10 wbytes=20 rios=1 wios=2 dbytes=0 dios=0", "253:0 ");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.IO_READ_BYTES)).hasValue(10);
        assertThat(sample.devices()).singleElement().satisfies(device -> {
            assertThat(device.major()).isEqualTo(8);
            assertThat(device.minor()).isZero();
            assertThat(device.writes()).hasValue(2);
        });
    }

    @Test
    void io_version1_isByOperation() {
        Cgroup group = v1();
        file("blkio.throttle.io_service_bytes", "8:0 Read 999");
        file(
                "blkio.throttle.io_service_bytes_recursive",
                "8:0 Read 1",
                "8:0 Write 2",
                "8:0 Sync 3",
                "8:0 Total 6",
                "8:16 Read 10",
                "8:16 Write 20",
                "Total 33");
        file("blkio.throttle.io_serviced", "8:0 Read 5", "8:0 Write 6", "8:0 Discard 7", "Total 18");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.IO_READ_BYTES)).hasValue(11);
        assertThat(sample.get(Metric.IO_WRITE_BYTES)).hasValue(22);
        assertThat(sample.reading(Metric.IO_DISCARD_BYTES)).isInstanceOf(Reading.Unsupported.class);
        assertThat(sample.get(Metric.IO_DISCARDS)).hasValue(7);
        assertThat(sample.devices()).as("the total is none").hasSize(2);
    }

    @Test
    void pressure_isInNanosAndBasisPoints() {
        Cgroup group = v2();
        file(
                "cpu.pressure",
                "some avg10=0.20 avg60=10.32 avg300=100.00 total=11",
                "full avg10=0.00 avg60=0.05 avg300=0.00 total=12");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.CPU_PRESSURE_SOME_AVG10_BASIS_POINTS)).hasValue(20);
        assertThat(sample.get(Metric.CPU_PRESSURE_SOME_AVG60_BASIS_POINTS)).hasValue(1032);
        assertThat(sample.get(Metric.CPU_PRESSURE_SOME_AVG300_BASIS_POINTS)).hasValue(10_000);
        assertThat(sample.get(Metric.CPU_PRESSURE_SOME_NANOS)).hasValue(11_000);
        assertThat(sample.get(Metric.CPU_PRESSURE_FULL_AVG60_BASIS_POINTS)).hasValue(5);
        assertThat(sample.get(Metric.CPU_PRESSURE_FULL_NANOS)).hasValue(12_000);
        assertThat(sample.reading(Metric.IO_PRESSURE_SOME_NANOS)).isInstanceOf(Reading.Unsupported.class);
    }

    @Test
    void pressureWithoutFull_asBeforeLinux513_lacksIt() {
        Cgroup group = v2();
        file("cpu.pressure", "some avg10=0.20 avg60=0.32 avg300=1.00 total=11");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.CPU_PRESSURE_SOME_NANOS)).hasValue(11_000);
        assertThat(sample.reading(Metric.CPU_PRESSURE_FULL_NANOS)).asString().contains("no full total");
    }

    @Test
    void cpuset_isCountedAndListed() {
        Cgroup group = v2();
        file("cpuset.cpus.effective", "0-3,8,10-11");
        file("cpuset.mems.effective", "0");
        assertThat(group.sample().get(Metric.CPUSET_CPUS)).hasValue(7);
        assertThat(group.sample().get(Metric.CPUSET_MEMS)).hasValue(1);
        assertThat(group.cpus()).contains(CpuSet.of(0, 1, 2, 3, 8, 10, 11));
    }

    @Test
    void pidsAndHugePages_areRead() {
        Cgroup group = v2();
        file("pids.current", "3").write("cg/a/b/pids.max", "100\n").write("cg/a/b/pids.events", "max 2\n");
        file("hugetlb.2MB.current", "2097152");
        CgroupSample sample = group.sample();
        assertThat(sample.get(Metric.PIDS_CURRENT)).hasValue(3);
        assertThat(sample.get(Metric.PIDS_LIMIT)).hasValue(100);
        assertThat(sample.get(Metric.PIDS_LIMIT_HITS)).hasValue(2);
        assertThat(sample.get(Metric.HUGETLB_2MB_USAGE_BYTES)).hasValue(2_097_152);
    }

    @Test
    void hugePages_areThoseOfEachSizeThatThereIs() {
        Cgroup group = v2();
        file("hugetlb.64KB.current", "131072").write("cg/a/b/hugetlb.1GB.current", "0\n");
        file("hugetlb.2MB.current", "2097152").write("cg/a/b/hugetlb.2MB.rsvd.current", "7\n");
        file("hugetlb.32MB.max", "max");
        assertThat(group.hugePages()).isEqualTo(Map.of(1L << 16, 131_072L, 1L << 21, 2_097_152L, 1L << 30, 0L));
    }

    @Test
    void hugePages_version1_areThoseOfEachSizeThatThereIs() {
        Cgroup group = v1();
        file("hugetlb.32MB.usage_in_bytes", "33554432").write("cg/a/b/hugetlb.32MB.limit_in_bytes", "7\n");
        assertThat(group.hugePages()).isEqualTo(Map.of(1L << 25, 1L << 25));
    }
}

package io.mesokit.benchmarks;

import com.sun.jna.Function;
import io.mesokit.perf.cgroup.Cgroup;
import io.mesokit.perf.cgroup.CgroupException;
import io.mesokit.perf.cgroup.CgroupReader;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.Controller;
import io.mesokit.perf.cgroup.Metric;
import io.mesokit.perf.cgroup.OwnCgroup;
import io.mesokit.perf.cgroup.Place;
import io.mesokit.perf.cgroup.ReusedSample;
import io.mesokit.perf.cgroup.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One file of a control group, read and understood by ours; its bytes only, read by C or by the JDK. In a group of its
 * own where one may be made, else in that of this process. Used by one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GroupFileBenchmark.READS)
public class GroupFileBenchmark {
    static final int READS = 1000;

    /** The file read. */
    @Param
    public GroupFile file = GroupFile.USAGE;

    /** Whether the peer is C, or {@link Files#readString}. */
    @Param({"true", "false"})
    public boolean againstC = true;

    private Optional<OwnCgroup> own = Optional.empty();
    private @Nullable Opened opened;
    private boolean oursTurn;

    private record Opened(CgroupReader reader, ReusedSample sample, Metric metric, Path path, Function pread, int fd) {}

    /** Makes the group and opens its file on both sides. */
    @Setup(Level.Trial)
    public void open() {
        Cgroup group = group();
        Place place = group.place(file.controller()).orElseThrow();
        Path path = place.directory().resolve(file.nameIn(place.version() == Version.V1));
        CFloor floor = CFloor.open();
        int fd = floor.function("floor_open").invokeInt(new Object[] {path.toString()});
        opened = new Opened(
                group.open(file.metrics()),
                new ReusedSample(),
                file.metrics().iterator().next(),
                path,
                floor.function("floor_pread"),
                fd);
    }

    private Cgroup group() {
        Cgroups system = Cgroups.system();
        try {
            String name = "mesokit-benchmark-" + ProcessHandle.current().pid();
            own = Optional.of(system.at("/").create(name, Controller.CPU, Controller.CPUACCT, Controller.MEMORY));
            return own.get().group();
        } catch (CgroupException notPermitted) {
            return system.self().withNearest();
        }
    }

    /** Hands over from one side to the other; the first iteration is ours. */
    @Setup(Level.Iteration)
    public void turn() {
        oursTurn = !oursTurn;
    }

    /** Removes the group. */
    @TearDown(Level.Trial)
    public void close() {
        opened().reader.close();
        CFloor.open().function("floor_close").invokeInt(new Object[] {opened().fd});
        own.ifPresent(OwnCgroup::close);
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "opened");
    }

    /** The one in one iteration, the other in the next. */
    @Benchmark
    public long inTurns() throws IOException {
        return oursTurn ? ours() : againstC ? peer() : readString();
    }

    /** The sum of one value, so that it is really taken from the text. */
    @Benchmark
    public long ours() {
        Opened at = opened();
        long sum = 0;
        for (int read = 0; read < READS; read++) {
            at.reader.read(at.sample);
            sum += at.sample.value(at.metric);
        }
        return sum;
    }

    /** In C; the length of the last. */
    @Benchmark
    public long peer() {
        return opened().pread.invokeLong(new Object[] {opened().fd, (long) READS});
    }

    /** As one would without a library. */
    @Benchmark
    public long readString() throws IOException {
        long length = 0;
        for (int read = 0; read < READS; read++) {
            length += Files.readString(opened().path).length();
        }
        return length;
    }
}

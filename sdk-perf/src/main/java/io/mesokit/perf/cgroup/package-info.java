/**
 * Control groups of any process or container, read and written, in version 1, version 2 and both at once.
 *
 * <pre>{@code
 * Cgroup task = Cgroups.system().ofProcess(4711);       // where each controller keeps it; prints as a small table
 * CgroupSample now = task.sample();                     // every value there is, each with its unit in its name
 * now.get(Metric.CPU_USAGE_NANOS);                      // OptionalLong
 * now.reading(Metric.MEMORY_LIMIT_BYTES);               // Measured, Unlimited, Unsupported("… because …"), Gone
 * task.limits().memoryBytes();                          // the smallest up to the root, and the group that set it
 *
 * try (CgroupReader reader = task.open(Metric.CPU_USAGE_NANOS, Metric.CPU_THROTTLED_NANOS)) {
 *     ReusedSample sample = new ReusedSample();         // for whoever reads hundreds of groups each second
 *     while (reader.read(sample)) {                     // allocates nothing; false once the group is gone
 *         publish(sample.value(Metric.CPU_USAGE_NANOS));
 *     }
 * }
 *
 * try (CgroupWriter writer = task.writer()) {           // restores what it changed when it is closed
 *     writer.cpus(1.5);
 *     writer.memoryLimitBytes(512 << 20);
 * }
 *
 * // Below a group that has no processes of its own. In version 2 it would be Busy below that of this process, if that is
 * // not the root: Cgroups.system().create(…) is for version 1.
 * try (OwnCgroup own = Cgroups.system().at("/batch").create("batch-7", Controller.CPU, Controller.MEMORY)) {
 *     own.add(process.pid());
 * }                                                     // kills what is left in it, and removes it
 * }</pre>
 *
 * <h2>Where a value comes from</h2>
 *
 * Each controller is looked up by itself: {@code /proc/PID/cgroup} tells the hierarchy and the path, {@code mountinfo}
 * the directory. So cpu may be in version 1 and pressure in version 2, as on a hybrid machine; containers with a
 * namespace of their own, bind mounts and paths with colons or spaces work too. A Mesos 1.12 container is the group
 * above the {@code leaf} that its processes are in. Nothing is guessed from what a directory is usually called.
 *
 * <h2>What a value means</h2>
 *
 * Times are nanoseconds and sizes bytes, whatever unit the kernel's file has; quota and period are microseconds, as
 * they are set. CPU time of a task that is running moves once per tick of the kernel (4 ms at 250 Hz): over a second it
 * is good to about half a percent of one processor, under 100 ms it is not. Counters count the group and all below it,
 * but those of quotas (periods, throttling, bursts), which are of the group alone as a quota is, and those of limits that
 * were run into in version 1; {@link io.mesokit.perf.cgroup.Metric} says it of each. What was read in one go comes from
 * several files, one after the other.
 *
 * <p>A value that is not there is absent with its reason and never zero. That includes a controller for which the
 * process sits in the root group while others have it in a group of its own: the root's counters are those of the whole
 * machine (or container). {@link io.mesokit.perf.cgroup.Cgroup#withNearest()} gives them nevertheless.
 *
 * <h2>Cost</h2>
 *
 * One positional read per file, 0.3 to 0.6 µs each and 3 µs for {@code memory.stat}; one descriptor per file and group.
 * So name the metrics that you need: metrics of one file cost one read together.
 */
@NullMarked
package io.mesokit.perf.cgroup;

import org.jspecify.annotations.NullMarked;

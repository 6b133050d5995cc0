/**
 * The kernel's and the processor's counters of threads, processes and control groups.
 *
 * <pre>{@code
 * System.out.println(PerfProbe.ofThread());             // what can be counted here, and why the rest cannot
 *
 * try (PerfCounters counters = PerfCounters.ofProcess(pid, CYCLES, INSTRUCTIONS, TASK_CLOCK)) {
 *     PerfSample before = counters.read();
 *     Thread.sleep(1000);
 *     PerfDelta second = counters.read().since(before);
 *     second.get(TASK_CLOCK);                            // Measured[value=734112034]: nanoseconds on a processor
 *     second.get(CYCLES);                                // Scaled[value=2.1E9, confidence=0.75], or Unsupported["… virtual machine …"]
 *     Derived.IPC.of(second);                            // OptionalDouble[1.31], or empty
 * }
 *
 * Cgroup task = Cgroups.system().ofProcess(pid);
 * PerfCounters.ofCgroup(task, TASK_CLOCK, PerfEvent.parse("mem_stalls__rA314"));
 * }</pre>
 *
 * <h2>What a value means</h2>
 *
 * All events of one {@link io.mesokit.perf.counters.PerfCounters} are one group: the kernel has them on the processor's
 * counters together or not at all, so a ratio of two of them is true even if they had to share. A processor has four to
 * eight counters; if they are wanted by more groups than fit, the kernel lets them take turns, and what was counted is
 * scaled up to the whole time. This is done for each interval by itself and added up. To scale the sum, as is often
 * done, makes totals that go down when the share of the time changes, which a monitoring system takes for a restart.
 * The part of the time in which the group was counting is the {@link io.mesokit.perf.Reading.Scaled#confidence()
 * confidence}. A group that never ran has no value, and one whose task did not run has a measured zero.
 *
 * <p>Where a processor has cores of several kinds, hardware and cache events of a control group are counted on each
 * processor by the counters of its kind, and added up. For a thread or process there is no such sum: they read as
 * unsupported, unless they name one kind. Raw events on Intel are of the {@code cpu_core} alone.
 *
 * <p>Without CAP_PERFMON or a low {@code kernel.perf_event_paranoid}, only user mode can be counted. Then context
 * switches and migrations would read zero for ever: they are not measurable instead. {@code task-clock} is whole all
 * the same; page faults are those from user mode.
 *
 * <h2>What it takes</h2>
 *
 * Opening: 2 µs for each event of a thread, 40 to 100 µs for one of a control group; the first of the machine some 20
 * ms. Reading a group: 0.4 µs by {@code java.lang.foreign}, 0.5 µs by JNA, over 0.37 µs that the kernel itself takes;
 * and if its task is just running on another processor, the kernel asks that one, which takes 1 to 2 µs, or some 10 in
 * a virtual machine. So read every few seconds, not every few milliseconds. A thread that counts itself may read as often
 * as it likes, and without allocating: {@link io.mesokit.perf.counters.ReusedPerfSample}.
 *
 * <p>What is counted pays too. A switch of tasks took 0.9 µs on the machine where it was measured; with five software
 * events within one control group hardly more, between a counted and another control group 1.3 µs, between two counted
 * ones 1.5 µs. That, and a descriptor for each event and processor, is why {@link io.mesokit.perf.counters.PerfWatch}
 * bounds how many control groups are counted at once, and lets them take turns.
 *
 * <h2>Native calls</h2>
 *
 * Perf events are no files, so five calls have to be native: through JNA up to Java 21, through {@code
 * java.lang.foreign} from 22 on, in the same jar. Java 24 and later want that allowed: {@code
 * --enable-native-access=ALL-UNNAMED}, or the name of the module that the jar is in. Known are x86-64, aarch64, riscv64
 * and loongarch64; elsewhere everything reads as unsupported and says so. Nothing native is loaded before the first
 * counter is opened.
 *
 * <p>Cycles and instructions, by their generic names, by those of the PMU and raw, of threads, processes and control
 * groups, and the sharing of counters were tried on a kernel with ARM's PMU, which was emulated; beside {@code perf
 * stat}. Cache events, other processors and cores of several kinds were tried against recorded answers of a kernel only,
 * and are unverified until run on such a machine. Software events, control groups of both versions, processors that are
 * switched off and on, and the msr PMU were tried on real kernels, beside {@code /proc} and {@code perf stat}.
 */
@NullMarked
package io.mesokit.perf.counters;

import org.jspecify.annotations.NullMarked;

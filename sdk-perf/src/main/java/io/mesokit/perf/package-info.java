/**
 * What a task really uses: its control groups read and written ({@code io.mesokit.perf.cgroup}), the kernel's and the
 * processor's counters ({@code io.mesokit.perf.counters}), and both as Prometheus text
 * ({@code io.mesokit.perf.prometheus}). Here is what they share: how a value that may be missing is told.
 */
@NullMarked
package io.mesokit.perf;

import org.jspecify.annotations.NullMarked;

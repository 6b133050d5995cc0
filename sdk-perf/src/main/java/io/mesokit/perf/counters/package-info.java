/**
 * The kernel's and the processor's counters of threads, processes and control groups.
 */
@NullMarked
package io.mesokit.perf.counters;

import org.jspecify.annotations.NullMarked;

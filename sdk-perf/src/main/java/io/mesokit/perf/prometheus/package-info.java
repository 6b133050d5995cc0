/**
 * Readings as text that Prometheus reads: {@link io.mesokit.perf.prometheus.Exposition} collects series and writes
 * them, {@link io.mesokit.perf.prometheus.LabelRules} makes labels of keys that others chose, and {@link
 * io.mesokit.perf.prometheus.Wca} has the names that Intel's workload collocation agent uses. Needs no library, and
 * none of the other packages but {@link io.mesokit.perf.Reading}.
 */
@NullMarked
package io.mesokit.perf.prometheus;

import org.jspecify.annotations.NullMarked;

/** Mesokit beside its peers, in one run; {@link io.mesokit.benchmarks.Ratios} is where to start. */
@NullMarked
package io.mesokit.benchmarks;

import org.jspecify.annotations.NullMarked;

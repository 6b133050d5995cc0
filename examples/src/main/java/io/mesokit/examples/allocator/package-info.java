/** Keeps the CPU of latency-sensitive tasks by lowering the shares of best-effort ones. */
@NullMarked
package io.mesokit.examples.allocator;

import org.jspecify.annotations.NullMarked;

/** The supervisor: follows every run of a job, plans its size, and drives Chronos so that the deadline is met. */
@NullMarked
package io.mesokit.examples.supervisor;

import org.jspecify.annotations.NullMarked;

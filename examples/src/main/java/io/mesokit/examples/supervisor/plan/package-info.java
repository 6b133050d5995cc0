/** The control law of the supervisor: pure decisions from measurements, no clock, no I/O, no threads. */
@NullMarked
package io.mesokit.examples.supervisor.plan;

import org.jspecify.annotations.NullMarked;

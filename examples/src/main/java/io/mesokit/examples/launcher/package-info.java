/** The launcher: takes a job file with a deadline, registers it at the supervisor, and hands it to Chronos. */
@NullMarked
package io.mesokit.examples.launcher;

import org.jspecify.annotations.NullMarked;

/** The messages of the scheduler API: calls, events and offer constraints. */
@NullMarked
package io.mesokit.mesos.model.scheduler;

import org.jspecify.annotations.NullMarked;

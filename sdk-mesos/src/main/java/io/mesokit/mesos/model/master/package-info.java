/** The messages of the master's operator API: calls, answers and events. */
@NullMarked
package io.mesokit.mesos.model.master;

import org.jspecify.annotations.NullMarked;

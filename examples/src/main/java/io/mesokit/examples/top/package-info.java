/** A live view of a Mesos cluster in a terminal; {@link io.mesokit.examples.top.TopCommand} is where to start. */
@NullMarked
package io.mesokit.examples.top;

import org.jspecify.annotations.NullMarked;

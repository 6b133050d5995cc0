/**
 * A live, in-memory copy of a master's state, kept by the events of SUBSCRIBE, and lazy reading of very large states.
 */
@NullMarked
package io.mesokit.mesos.view;

import org.jspecify.annotations.NullMarked;

/** Reads what the tasks of a Mesos agent really use, for Prometheus and Monasca. */
@NullMarked
package io.mesokit.examples.nodeagent;

import org.jspecify.annotations.NullMarked;

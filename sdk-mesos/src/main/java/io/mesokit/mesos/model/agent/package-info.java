/** The messages of an agent's operator API: calls, answers, and the streams of a container's input and output. */
@NullMarked
package io.mesokit.mesos.model.agent;

import org.jspecify.annotations.NullMarked;

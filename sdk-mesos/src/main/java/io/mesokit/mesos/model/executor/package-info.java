/** The messages of the executor API: calls and events. */
@NullMarked
package io.mesokit.mesos.model.executor;

import org.jspecify.annotations.NullMarked;

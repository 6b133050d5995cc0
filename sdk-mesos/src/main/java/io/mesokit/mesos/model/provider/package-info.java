/** The messages of an agent's resource provider API, which Mesos calls experimental. */
@NullMarked
package io.mesokit.mesos.model.provider;

import org.jspecify.annotations.NullMarked;

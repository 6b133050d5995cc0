/** What the routes that are older than the v1 API answer. */
@NullMarked
package io.mesokit.mesos.model.legacy;

import org.jspecify.annotations.NullMarked;

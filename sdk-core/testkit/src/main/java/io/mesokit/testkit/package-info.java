/** A whole cluster in one process, for tests and demos. It knows the wire, not the SDK. */
@NullMarked
package io.mesokit.testkit;

import org.jspecify.annotations.NullMarked;

/** Cuts a byte stream into records: Mesos RecordIO and server-sent events. Knows nothing of HTTP or JSON. */
@NullMarked
package io.mesokit.core.internal.stream;

import org.jspecify.annotations.NullMarked;

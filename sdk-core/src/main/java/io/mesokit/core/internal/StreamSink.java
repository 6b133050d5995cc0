package io.mesokit.core.internal;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import org.jspecify.annotations.Nullable;

/** Where a stream's events go. Told one thing at a time, by the stream's thread. */
interface StreamSink<E> {
    /** An event; may block, which slows the stream down. */
    void event(E event) throws InterruptedException;

    /** The connection was lost; another is tried for. */
    void loss(MesokitException reason);

    /** A gap, before the first event after it. */
    void gap(Gap gap);

    /** The end; nothing follows. */
    void end(@Nullable Throwable failure);
}

package io.mesokit.core.spi;

import io.mesokit.core.MesokitException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a good answer, read from the socket as it comes, however long it is. For one thread, but for closing,
 * which any thread may do, and which breaks the exchange off.
 */
public abstract class BodyStream extends InputStream {
    /** For the core only. */
    protected BodyStream() {}

    /**
     * What it means that reading failed: cut, silent, closed, or not what it should be.
     *
     * @param thrown by reading this, or by a parser of it
     */
    public abstract MesokitException failure(IOException thrown);

    /** Breaks the exchange off, if there is anything left of it. Does nothing the second time. */
    @Override
    public abstract void close();
}

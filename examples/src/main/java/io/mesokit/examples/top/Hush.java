package io.mesokit.examples.top;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalExt;

/** Keeps the log, which goes to stderr, off a terminal that is drawn on. */
final class Hush implements AutoCloseable {
    private final PrintStream loud = System.err;

    /** From now on; a stderr that goes elsewhere goes on. */
    Hush(Terminal terminal) {
        if (terminal instanceof TerminalExt known && known.getProvider().isSystemStream(SystemStream.Error)) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        System.setErr(loud);
    }
}

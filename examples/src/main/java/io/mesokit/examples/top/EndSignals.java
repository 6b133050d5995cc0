package io.mesokit.examples.top;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jline.utils.Signals;

/**
 * SIGTERM and SIGHUP, as a wish that is granted when the terminal is as it was. The usual way, a shutdown hook, would
 * run beside the one in which JLine closes the terminal.
 */
final class EndSignals implements AutoCloseable {
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "TERM", 15);

    private final Map<String, Object> before = new LinkedHashMap<>();
    private volatile int received;

    /**
     * Listens from now on.
     *
     * @param end must not wait
     */
    EndSignals(Runnable end) {
        NUMBERS.forEach((name, number) -> before.put(name, Signals.register(name, () -> {
            received = number;
            end.run();
        })));
    }

    /** The status that says which came; empty if none did. */
    OptionalInt status() {
        return received == 0 ? OptionalInt.empty() : OptionalInt.of(128 + received);
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}

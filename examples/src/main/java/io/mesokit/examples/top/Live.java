package io.mesokit.examples.top;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * The view on a terminal: drawn anew when something changed, though not too often, and at every key. Runs in the thread
 * that calls it, and leaves the terminal as it found it.
 */
final class Live {
    private static final long LISTEN_MILLIS = 50;
    private static final long AGES_MILLIS = 5000;

    private final Terminal terminal;
    private final Watch watch;
    private final Duration pause;
    private final Display display;
    private Looks looks;
    private int width;
    private int height;
    private Instant drawn = Instant.EPOCH;
    private volatile boolean quit;

    /** Draws at most once in every pause, but for keys. */
    Live(Terminal terminal, Watch watch, Looks looks, Duration pause) {
        this.terminal = terminal;
        this.watch = watch;
        this.looks = looks;
        this.pause = pause;
        this.display = new Display(terminal, true);
    }

    /** Ends {@link #run} soon; from any thread. */
    void quit() {
        quit = true;
    }

    /** Runs until it is told to quit, or the cluster cannot be followed any more. */
    void run() throws IOException {
        Attributes before = terminal.enterRawMode();
        Terminal.SignalHandler handler = terminal.handle(Signal.INT, signal -> quit());
        try {
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.keypad_xmit);
            terminal.puts(Capability.cursor_invisible);
            follow();
        } finally {
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.handle(Signal.INT, handler);
            terminal.setAttributes(before);
        }
    }

    private void follow() throws IOException {
        boolean changed = true;
        while (!quit && watch.end().isEmpty()) {
            changed |= watch.changed() | resized() | age() > AGES_MILLIS;
            if (changed && age() >= pause.toMillis()) {
                draw();
                changed = false;
            }
            String key = Keys.read(terminal.reader(), LISTEN_MILLIS);
            if (!key.equals(Keys.NONE)) {
                press(key);
            }
        }
    }

    private long age() {
        return Duration.between(drawn, watch.clock().instant()).toMillis();
    }

    private boolean resized() {
        int columns = terminal.getWidth() > 0 ? terminal.getWidth() : 80;
        int lines = terminal.getHeight() > 0 ? terminal.getHeight() : 24;
        boolean other = columns != width || lines != height;
        if (other) {
            width = columns;
            height = lines;
            display.clear();
            display.resize(height, width);
        }
        return other;
    }

    private void press(String key) throws IOException {
        if (key.equals(Keys.QUIT) || key.equals(Keys.END) || (key.equals("q") && !looks.typing())) {
            quit();
            return;
        }
        int rows =
                looks.page().rows(watch.board(), looks, watch.clock().instant()).size();
        looks = Keys.pressed(key, looks, rows, Math.max(1, height / 2));
        draw();
    }

    private void draw() {
        drawn = watch.clock().instant();
        boolean unicode = terminal.encoding().equals(StandardCharsets.UTF_8);
        List<Line> lines = new Screen(width, height, unicode).draw(watch.board(), looks, watch.connection(), drawn);
        // The display takes lines off the list that it is given.
        display.update(lines.stream().map(Live::styled).collect(Collectors.toCollection(ArrayList::new)), 0);
        terminal.flush();
    }

    private static AttributedString styled(Line line) {
        AttributedStyle style = switch (line.look()) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case BOLD -> AttributedStyle.BOLD;
            case HEAD -> AttributedStyle.INVERSE;
            case WARNING -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
        return new AttributedString(line.text(), style);
    }
}

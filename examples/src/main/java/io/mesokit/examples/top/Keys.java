package io.mesokit.examples.top;

import java.io.IOException;
import org.jline.utils.NonBlockingReader;

/** What is typed, key by key, and what each key does. */
final class Keys {
    static final String NONE = "";
    static final String END = "eof";
    static final String QUIT = "quit";

    private static final int ESCAPE = 27;
    private static final int DELETE = 127;
    private static final int BACKSPACE = 8;
    private static final long SEQUENCE_MILLIS = 50;

    private Keys() {}

    /** The next key, or {@link #NONE} if there is none in time. */
    static String read(NonBlockingReader reader, long millis) throws IOException {
        int read = reader.read(millis);
        return switch (read) {
            case NonBlockingReader.READ_EXPIRED -> NONE;
            case NonBlockingReader.EOF -> END;
            case ESCAPE -> sequence(reader);
            case DELETE, BACKSPACE -> "backspace";
            case '\r', '\n' -> "enter";
            case '\t' -> "tab";
            case 3 -> QUIT;
            default -> String.valueOf((char) read);
        };
    }

    private static String sequence(NonBlockingReader reader) throws IOException {
        int introducer = reader.read(SEQUENCE_MILLIS);
        if (introducer != '[' && introducer != 'O') {
            return "escape";
        }
        StringBuilder sequence = new StringBuilder();
        for (int read = reader.read(SEQUENCE_MILLIS); read >= 0; read = reader.read(SEQUENCE_MILLIS)) {
            sequence.append((char) read);
            if (read >= '@' && read <= '~') {
                break;
            }
        }
        return switch (sequence.toString()) {
            case "A" -> "up";
            case "B" -> "down";
            case "C" -> "right";
            case "D" -> "left";
            case "5~" -> "page up";
            case "6~" -> "page down";
            case "H", "1~" -> "home";
            case "F", "4~" -> "end";
            default -> "unknown";
        };
    }

    /**
     * What is wanted after a key.
     *
     * @param rows how many rows there are to scroll through
     * @param room how many of them are seen at once
     */
    static Looks pressed(String key, Looks looks, int rows, int room) {
        return looks.typing() ? typed(key, looks) : commanded(key, looks, rows, room);
    }

    private static Looks typed(String key, Looks looks) {
        String text = looks.query().text();
        return switch (key) {
            case "enter" -> looks.typing(false);
            case "escape" -> looks.query("").typing(false);
            case "backspace" ->
                text.isEmpty() ? looks : looks.query(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
            default -> key.length() == 1 && !Character.isISOControl(key.charAt(0)) ? looks.query(text + key) : looks;
        };
    }

    private static Looks commanded(String key, Looks looks, int rows, int room) {
        int bottom = Math.max(0, rows - room);
        return switch (key) {
            case "1" -> looks.page(Page.AGENTS);
            case "2" -> looks.page(Page.FRAMEWORKS);
            case "3" -> looks.page(Page.TASKS);
            case "tab", "right" -> looks.page(looks.page().next());
            case "left" -> looks.page(looks.page().next().next());
            case "s" -> looks.sort(looks.sort().next());
            case "r" -> looks.turned();
            case "/" -> looks.typing(true);
            case "escape" -> looks.query("");
            case "up", "k" -> looks.top(Math.min(looks.top(), bottom) - 1);
            case "down", "j" -> looks.top(Math.min(looks.top() + 1, bottom));
            case "page up" -> looks.top(Math.min(looks.top(), bottom) - room);
            case "page down", " " -> looks.top(Math.min(looks.top() + room, bottom));
            case "home" -> looks.top(0);
            case "end" -> looks.top(bottom);
            default -> looks;
        };
    }
}

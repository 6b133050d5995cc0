package io.mesokit.examples.top;

import java.text.Normalizer;
import org.jline.utils.WCWidth;

/**
 * Text from a cluster made fit for a terminal. Whoever may launch a task may name it, and a name with an escape
 * sequence in it could recolour the screen, move the cursor, or make some terminals type a command; characters that
 * change the direction of writing could pass one name off as another. Such characters are shown as {@code ?}, and
 * widths are counted as a terminal does.
 */
final class Inert {
    private static final int NO_BREAK_SPACE = 0xA0;

    private Inert() {}

    /** The text without what a terminal could take for more than text. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length());
        Normalizer.normalize(raw, Normalizer.Form.NFC)
                .codePoints()
                .forEach(point -> safe.appendCodePoint(shown(point)));
        return safe.toString();
    }

    private static int shown(int point) {
        if (point == '\t' || point == NO_BREAK_SPACE) {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    // Piled up on one another they would reach into other lines.
                    Character.ENCLOSING_MARK,
                    Character.NON_SPACING_MARK -> '?';
            default -> point;
        };
    }

    /** How many columns it takes. */
    static int width(String text) {
        return text.codePoints().map(Inert::width).sum();
    }

    private static int width(int point) {
        return Math.max(0, WCWidth.wcwidth(point));
    }

    /** Cut at the end to so many columns. */
    static String head(String text, int columns, String mark) {
        if (width(text) <= columns) {
            return text;
        }
        int left = columns - width(mark);
        return left < 0 ? prefix(text, columns) : prefix(text, left) + mark;
    }

    /** Cut in the middle to so many columns: what tells ids apart is at their ends. */
    static String ends(String text, int columns, String mark) {
        if (width(text) <= columns) {
            return text;
        }
        int left = columns - width(mark);
        if (left < 2) {
            return head(text, columns, mark);
        }
        return prefix(text, left - left / 2) + mark + suffix(text, left / 2);
    }

    private static String prefix(String text, int columns) {
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            taken += width(point);
            if (taken > columns) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end);
    }

    private static String suffix(String text, int columns) {
        int start = text.length();
        int taken = 0;
        while (start > 0) {
            int point = text.codePointBefore(start);
            taken += width(point);
            if (taken > columns) {
                break;
            }
            start -= Character.charCount(point);
        }
        return text.substring(start);
    }

    /** Filled up with blanks to so many columns. */
    static String padded(String text, int columns, boolean right) {
        String blanks = " ".repeat(Math.max(0, columns - width(text)));
        return right ? blanks + text : text + blanks;
    }
}

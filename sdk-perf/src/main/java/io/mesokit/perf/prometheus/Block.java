package io.mesokit.perf.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one family, which have to stand together.
 *
 * <p>No series may be there twice. As long as the labels come in the order of the scrape before, all of which were
 * different, nothing has to be looked up to know that; from the first that does not, they are kept in a set.
 */
final class Block {
    final Family family;
    private final byte[] name;
    private final int head;
    private byte[] bytes;
    private int length;
    private LabelSet[] order = new LabelSet[16];
    private int count;
    private int before;
    private @Nullable Set<LabelSet> seen;

    Block(Family family) {
        this.family = family;
        this.name = family.name().getBytes(StandardCharsets.US_ASCII);
        String help = family.help().replace("\\", "\\\\").replace("\n", "\\n");
        String text = "# HELP " + family.name() + ' ' + help + "\n# TYPE " + family.name() + ' '
                + (family.type() == Family.Type.COUNTER ? "counter" : "gauge") + '\n';
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        this.head = bytes.length;
        this.length = head;
    }

    /** The next scrape begins. */
    void clear() {
        before = count;
        count = 0;
        length = head;
        seen = null;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** How many bytes it has, if it has any line. */
    int length() {
        return isEmpty() ? 0 : length;
    }

    /** Begins the line of a series; false if it is there already. */
    boolean begin(LabelSet labels) {
        if (isThere(labels)) {
            return false;
        }
        if (count == order.length) {
            order = Arrays.copyOf(order, 2 * count);
        }
        order[count++] = labels;
        reserve(name.length + labels.bytes().length + 1);
        put(name);
        put(labels.bytes());
        bytes[length++] = ' ';
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // to compare texts would cost what this is to save
    private boolean isThere(LabelSet labels) {
        if (seen == null) {
            if (count < before && order[count] == labels) {
                return false;
            }
            seen = new HashSet<>(Arrays.asList(order).subList(0, count));
        }
        return !seen.add(labels);
    }

    void end(long value) {
        reserve(Digits.MOST + 1);
        length = Digits.write(value, bytes, length);
        bytes[length++] = '\n';
    }

    void end(long value, int decimals) {
        reserve(Digits.MOST + 1);
        length = Digits.write(value, decimals, bytes, length);
        bytes[length++] = '\n';
    }

    void end(String value) {
        byte[] text = value.getBytes(StandardCharsets.ISO_8859_1);
        reserve(text.length + 1);
        put(text);
        bytes[length++] = '\n';
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length());
    }

    void writeTo(OutputStream out) throws IOException {
        if (!isEmpty()) {
            out.write(bytes, 0, length);
        }
    }
}

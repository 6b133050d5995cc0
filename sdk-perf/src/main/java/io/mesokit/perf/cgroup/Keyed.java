package io.mesokit.perf.cgroup;

import java.util.Arrays;
import java.util.List;

/**
 * {@code key value} on each line. The lines come in the same order every time, so it is learned once which line has
 * which key. From then on a line is compared with the one key that belongs there, and the others are only skipped. When
 * a key is not where it was, all is learned anew.
 */
final class Keyed extends Format {
    private static final int NOBODYS = -1;

    private final Wanted[] keys;
    private int[] keyOfLine = new int[0];
    private int linesOfUse;

    Keyed(List<Wanted> wanted) {
        super(wanted);
        keys = wanted.toArray(Wanted[]::new);
    }

    @Override
    void parse(Bytes bytes, ReusedSample into) {
        if (linesOfUse == 0 || !parseAsLearned(bytes, into)) {
            bytes.at = 0;
            learn(bytes, into);
        }
    }

    private boolean parseAsLearned(Bytes bytes, ReusedSample into) {
        for (int line = 0; line < linesOfUse; line++) {
            int key = keyOfLine[line];
            if (key != NOBODYS) {
                if (!isKey(bytes, keys[key])) {
                    return false;
                }
                value(bytes, keys[key], into);
            }
            bytes.nextLine();
        }
        return true;
    }

    private void learn(Bytes bytes, ReusedSample into) {
        linesOfUse = 0;
        for (int line = 0; !bytes.atEnd(); line++) {
            if (line == keyOfLine.length) {
                keyOfLine = Arrays.copyOf(keyOfLine, Math.max(64, line * 2));
            }
            keyOfLine[line] = keyHere(bytes);
            if (keyOfLine[line] != NOBODYS) {
                linesOfUse = line + 1;
                value(bytes, keys[keyOfLine[line]], into);
            }
            bytes.nextLine();
        }
    }

    private int keyHere(Bytes bytes) {
        for (int key = 0; key < keys.length; key++) {
            if (isKey(bytes, keys[key])) {
                return key;
            }
        }
        return NOBODYS;
    }

    private static boolean isKey(Bytes bytes, Wanted wanted) {
        int end = bytes.at + wanted.key().length;
        return end < bytes.length && bytes.array[end] == ' ' && bytes.startsWith(wanted.key());
    }

    private static void value(Bytes bytes, Wanted wanted, ReusedSample into) {
        bytes.at += wanted.key().length + 1;
        limitOrNumber(bytes, wanted, into);
    }
}

package io.mesokit.perf.cgroup;

import java.util.List;

/** {@code some avg10=0.20 avg60=0.32 avg300=2.82 total=11964249189}, and the same for {@code full}. */
final class Pressure extends Format {
    private final Wanted[] keys;

    Pressure(List<Wanted> wanted) {
        super(wanted);
        keys = wanted.toArray(Wanted[]::new);
    }

    @Override
    void parse(Bytes bytes, ReusedSample into) {
        while (!bytes.atEnd()) {
            byte who = bytes.peek();
            bytes.seek(' ');
            while (!bytes.atEnd() && bytes.peek() == ' ') {
                bytes.skip(' ');
                pair(bytes, who, into);
            }
            bytes.nextLine();
        }
    }

    private void pair(Bytes bytes, byte who, ReusedSample into) {
        Wanted wanted = null;
        for (Wanted each : keys) {
            if (each.key()[0] == who && isName(bytes, each.key())) {
                wanted = each;
            }
        }
        bytes.seek('=');
        bytes.at++;
        if (wanted == null) {
            bytes.seek(' ');
        } else {
            into.set(wanted.metric(), hundredthsOrWhole(bytes) * wanted.factor());
        }
    }

    /** Of {@code some avg10}, what follows the space. */
    private static boolean isName(Bytes bytes, byte[] key) {
        int from = "some ".length();
        int end = bytes.at + key.length - from;
        if (end >= bytes.length || bytes.array[end] != '=') {
            return false;
        }
        for (int at = from; at < key.length; at++) {
            if (bytes.array[bytes.at + at - from] != key[at]) {
                return false;
            }
        }
        return true;
    }

    private static long hundredthsOrWhole(Bytes bytes) {
        long whole = bytes.number();
        if (bytes.peek() != '.') {
            return whole;
        }
        bytes.at++;
        return whole * 100 + bytes.number();
    }
}

package io.mesokit.perf.cgroup;

import java.util.List;

/**
 * Version 2: {@code 8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6} for each device, in any order, with more to
 * come.
 */
final class IoStat extends Format {
    private final Wanted[] keys;

    IoStat(List<Wanted> wanted) {
        super(wanted);
        keys = wanted.toArray(Wanted[]::new);
    }

    @Override
    void parse(Bytes bytes, ReusedSample into) {
        Devices devices = into.devices();
        while (!bytes.atEnd()) {
            if (bytes.isDigit()) {
                int major = (int) bytes.number();
                bytes.skip(':');
                int row = devices.row(major, (int) bytes.number());
                while (bytes.peek() == ' ') {
                    bytes.skip(' ');
                    pair(bytes, row, devices);
                }
            }
            bytes.nextLine();
        }
        for (Wanted each : keys) {
            into.setIfKnown(each.metric(), devices.sum(each.metric()));
        }
    }

    private void pair(Bytes bytes, int row, Devices devices) {
        for (Wanted each : keys) {
            int end = bytes.at + each.key().length;
            if (end < bytes.length && bytes.array[end] == '=' && bytes.startsWith(each.key())) {
                bytes.at = end + 1;
                devices.set(row, each.metric(), bytes.number());
            }
        }
        bytes.seek(' ');
    }
}

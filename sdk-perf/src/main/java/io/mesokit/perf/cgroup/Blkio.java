package io.mesokit.perf.cgroup;

import java.util.List;

/** Version 1: {@code 8:0 Read 1} for each device and operation, and {@code Total 1} at the end. */
final class Blkio extends Format {
    private final Wanted[] keys;

    Blkio(List<Wanted> wanted) {
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
                bytes.skip(' ');
                operation(bytes, row, devices);
            }
            bytes.nextLine();
        }
        for (Wanted each : keys) {
            into.setIfKnown(each.metric(), devices.sum(each.metric()));
        }
    }

    private void operation(Bytes bytes, int row, Devices devices) {
        for (Wanted each : keys) {
            int end = bytes.at + each.key().length;
            if (end < bytes.length && bytes.array[end] == ' ' && bytes.startsWith(each.key())) {
                bytes.at = end + 1;
                devices.set(row, each.metric(), bytes.number());
                return;
            }
        }
    }
}

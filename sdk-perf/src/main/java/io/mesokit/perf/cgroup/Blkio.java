package io.mesokit.perf.cgroup;

import java.util.List;

/** Version 1: {@code 8:0 Read 1} for each device and operation, and {@code Total 1} at the end. */
final class Blkio extends DeviceLines {
    Blkio(List<Wanted> wanted) {
        super(wanted, ' ');
    }

    @Override
    void line(Bytes bytes, int row, Devices devices) {
        value(bytes, row, devices);
    }
}

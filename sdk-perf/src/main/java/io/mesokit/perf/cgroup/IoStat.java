package io.mesokit.perf.cgroup;

import java.util.List;

/**
 * Version 2: {@code 8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=5 dios=6} for each device, in any order, with more to
 * come.
 */
final class IoStat extends DeviceLines {
    IoStat(List<Wanted> wanted) {
        super(wanted, '=');
    }

    @Override
    void line(Bytes bytes, int row, Devices devices) {
        while (bytes.peek() != '\n') {
            value(bytes, row, devices);
            bytes.seek(' ');
            bytes.skip(' ');
        }
    }
}

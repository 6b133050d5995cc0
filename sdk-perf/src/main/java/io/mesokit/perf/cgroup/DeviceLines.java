package io.mesokit.perf.cgroup;

import java.util.List;

/**
 * Lines that begin with a device, as {@code 8:0 ...}; of each metric, the sum over the devices. One that nothing
 * follows, or another device on the same line, has neither read nor written anything.
 */
abstract class DeviceLines extends Format {
    private final Wanted[] keys;
    private final char separator;

    /** The separator is what stands between a key and its value. */
    DeviceLines(List<Wanted> wanted, char separator) {
        super(wanted);
        this.keys = wanted.toArray(Wanted[]::new);
        this.separator = separator;
    }

    /** Takes what follows the device, with {@link #value}. */
    abstract void line(Bytes bytes, int row, Devices devices);

    @Override
    final void parse(Bytes bytes, ReusedSample into) {
        Devices devices = into.devices();
        while (!bytes.atEnd()) {
            while (bytes.isDigit()) {
                device(bytes, devices);
            }
            bytes.nextLine();
        }
        for (Wanted each : keys) {
            into.setIfKnown(each.metric(), devices.sum(each.metric()));
        }
    }

    private void device(Bytes bytes, Devices devices) {
        int major = (int) bytes.number();
        bytes.skip(':');
        int minor = (int) bytes.number();
        bytes.skip(' ');
        if (bytes.peek() != '\n' && !bytes.isDigit()) {
            line(bytes, devices.row(major, minor), devices);
        }
    }

    /** Takes the value that follows here, if its key is wanted. */
    final void value(Bytes bytes, int row, Devices devices) {
        for (Wanted each : keys) {
            int end = bytes.at + each.key().length;
            if (end < bytes.length && bytes.array[end] == separator && bytes.startsWith(each.key())) {
                bytes.at = end + 1;
                devices.set(row, each.metric(), bytes.number());
                return;
            }
        }
    }
}

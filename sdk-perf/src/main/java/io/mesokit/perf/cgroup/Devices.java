package io.mesokit.perf.cgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** What was read and written by device: a table that keeps its room, so that filling it again allocates nothing. */
final class Devices {
    static final int COLUMNS = 6;
    private static final int FIRST = Metric.IO_READ_BYTES.ordinal();
    private static final long ABSENT = -1;

    private int[] numbers = new int[8];
    private long[] values = new long[4 * COLUMNS];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** The row of a device; a new one if it has none yet. */
    int row(int major, int minor) {
        for (int row = 0; row < count; row++) {
            if (numbers[2 * row] == major && numbers[2 * row + 1] == minor) {
                return row;
            }
        }
        if (count * COLUMNS == values.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
            values = Arrays.copyOf(values, values.length * 2);
        }
        numbers[2 * count] = major;
        numbers[2 * count + 1] = minor;
        Arrays.fill(values, count * COLUMNS, (count + 1) * COLUMNS, ABSENT);
        return count++;
    }

    void set(int row, Metric metric, long value) {
        values[row * COLUMNS + metric.ordinal() - FIRST] = value;
    }

    /** Over all devices; -1 if there are some, and none of them told. */
    long sum(Metric metric) {
        long sum = count == 0 ? 0 : ABSENT;
        for (int row = 0; row < count; row++) {
            long value = value(row, metric);
            if (value != ABSENT) {
                sum = Math.max(0, sum) + value;
            }
        }
        return sum;
    }

    private long value(int row, Metric metric) {
        return values[row * COLUMNS + metric.ordinal() - FIRST];
    }

    List<DeviceIo> toList() {
        List<DeviceIo> result = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            result.add(new DeviceIo(
                    numbers[2 * row],
                    numbers[2 * row + 1],
                    optional(row, Metric.IO_READ_BYTES),
                    optional(row, Metric.IO_WRITE_BYTES),
                    optional(row, Metric.IO_READS),
                    optional(row, Metric.IO_WRITES),
                    optional(row, Metric.IO_DISCARD_BYTES),
                    optional(row, Metric.IO_DISCARDS)));
        }
        return List.copyOf(result);
    }

    private OptionalLong optional(int row, Metric metric) {
        long value = value(row, metric);
        return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
    }
}

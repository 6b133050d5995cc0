package io.mesokit.perf.cgroup;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the numbers stand in one file, and which of them are wanted. */
abstract class Format {
    // 2^63 less a page of 64 KiB is the largest number of version 1 that could be meant for no limit; nobody has that
    // memory.
    private static final long NO_LIMIT_FROM = Long.MAX_VALUE - (1L << 20);

    private final List<Wanted> wanted;

    Format(List<Wanted> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    enum Kind {
        /** {@code 100000 max}: the key is the number of the word. */
        WORDS,
        /** {@code user 12} on each line. */
        KEYED,
        /** {@code some avg10=0.20 total=12}. */
        PRESSURE,
        /** {@code 8:0 rbytes=1 wbytes=2}. */
        IO_STAT,
        /** {@code 8:0 Read 1}. */
        BLKIO,
        /** {@code anon N0=1 N1=2}. */
        NODES,
        /** {@code 0-3,8}, of which the number of numbers is meant. */
        LIST;

        Format of(List<Wanted> wanted) {
            return switch (this) {
                case WORDS -> new Words(wanted);
                case KEYED -> new Keyed(wanted);
                case PRESSURE -> new Pressure(wanted);
                case IO_STAT -> new IoStat(wanted);
                case BLKIO -> new Blkio(wanted);
                case NODES -> new NodeLines(wanted);
                case LIST -> new NumberList(wanted);
            };
        }
    }

    /** A metric, what it is called in this file, and the factor to its own unit. */
    record Wanted(Metric metric, byte[] key, long factor) {
        static Wanted of(Metric metric, Origin origin) {
            return new Wanted(metric, origin.key().getBytes(StandardCharsets.US_ASCII), origin.factor());
        }
    }

    /** Puts what is there into the sample; what is not stays as it was. Allocates nothing. */
    abstract void parse(Bytes bytes, ReusedSample into);

    final List<Wanted> wanted() {
        return wanted;
    }

    /** The number here, {@code max} or -1. */
    static void limitOrNumber(Bytes bytes, Wanted wanted, ReusedSample into) {
        boolean isLimit = wanted.metric.kind() == Metric.Kind.LIMIT;
        if (bytes.isDigit()) {
            long value = bytes.number();
            if (isLimit && value >= NO_LIMIT_FROM) {
                into.setUnlimited(wanted.metric);
            } else {
                into.set(wanted.metric, value * wanted.factor);
            }
        } else if (isLimit && (bytes.peek() == 'm' || bytes.peek() == '-')) {
            into.setUnlimited(wanted.metric);
        }
    }

    private static final class Words extends Format {
        private final Wanted[] byPosition = new Wanted[2];

        Words(List<Wanted> wanted) {
            super(wanted);
            wanted.forEach(each -> byPosition[each.key[0] - '0'] = each);
        }

        @Override
        void parse(Bytes bytes, ReusedSample into) {
            for (Wanted each : byPosition) {
                if (each != null) {
                    limitOrNumber(bytes, each, into);
                }
                bytes.seek(' ');
                bytes.skip(' ');
            }
        }
    }

    private static final class NumberList extends Format {
        NumberList(List<Wanted> wanted) {
            super(wanted);
        }

        @Override
        void parse(Bytes bytes, ReusedSample into) {
            long count = 0;
            while (bytes.isDigit()) {
                long first = bytes.number();
                long last = first;
                if (bytes.peek() == '-') {
                    bytes.at++;
                    last = bytes.number();
                }
                count += last - first + 1;
                bytes.skip(',');
            }
            into.set(wanted().get(0).metric, count);
        }
    }
}

package io.mesokit.benchmarks;

import java.util.SplittableRandom;

/** How long the records of a RecordIO stream are. */
public enum RecordShape {
    /** 60 bytes each: heartbeats and the smallest of events. */
    SMALL("60 B") {
        @Override
        int length(SplittableRandom random) {
            return 60;
        }
    },
    /** 4 KiB each: offers. */
    LARGE("4 KiB") {
        @Override
        int length(SplittableRandom random) {
            return 4096;
        }
    },
    /** Four of five 200 to 500 bytes, the others 3 to 9 KB. */
    MIXED("mixed") {
        @Override
        int length(SplittableRandom random) {
            return random.nextInt(5) < 4 ? random.nextInt(200, 500) : random.nextInt(3000, 9000);
        }
    };

    private final String name;

    RecordShape(String name) {
        this.name = name;
    }

    String title() {
        return "RecordIO " + name + " / mesos-rxjava";
    }

    abstract int length(SplittableRandom random);
}

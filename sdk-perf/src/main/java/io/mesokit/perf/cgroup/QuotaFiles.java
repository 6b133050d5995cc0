package io.mesokit.perf.cgroup;

import java.nio.file.Path;

/**
 * Quota and period of version 1, which are two files, as the one text that version 2 has: {@code 50000 100000}.
 *
 * <p>The kernel checks after each of the two writes that no group has a larger part of a processor than the one above
 * it. So the value in between must not be out of the range from the old to the new part. Where neither order has one,
 * the quota is lifted for a moment: no limit of its own is never too much, for that of the group above holds.
 */
record QuotaFiles(ControlFile quota, ControlFile period) implements Setting {
    static QuotaFiles of(Place place) {
        String hint =
                "In version 1 a group may not have a larger part than the one above it, nor a smaller one than those"
                        + " below; a period is 1000 to 1000000, a quota at least 1000";
        return new QuotaFiles(
                ControlFile.of(place, "cpu.cfs_quota_us", hint), ControlFile.of(place, "cpu.cfs_period_us", hint));
    }

    @Override
    public Path file() {
        return quota.file();
    }

    @Override
    public String read() {
        return quota.read() + " " + period.read();
    }

    @Override
    public void write(String value) {
        String before = read();
        try {
            write(Part.of(before), Part.of(value));
        } catch (CgroupException refused) {
            putBack(before);
            throw refused;
        }
    }

    private void write(Part now, Part wanted) {
        if (now.period.equals(wanted.period)) {
            quota.write(wanted.quota);
        } else if (new Part(now.quota, wanted.period).isBetween(now, wanted)) {
            period.write(wanted.period);
            quota.write(wanted.quota);
        } else {
            if (!new Part(wanted.quota, now.period).isBetween(now, wanted)) {
                quota.write("max");
                period.write(wanted.period);
            }
            quota.write(wanted.quota);
            period.write(wanted.period);
        }
    }

    private void putBack(String before) {
        try {
            quota.write("max");
            period.write(Part.of(before).period);
            quota.write(Part.of(before).quota);
        } catch (CgroupException.Gone gone) {
            // Then there is nothing left to put back, and the first failure says so.
            return;
        }
    }

    private record Part(String quota, String period) {
        static Part of(String text) {
            String[] word = text.split(" ");
            return new Part(word[0], word[1]);
        }

        double share() {
            return quota.equals("max")
                    ? Double.POSITIVE_INFINITY
                    : Double.parseDouble(quota) / Double.parseDouble(period);
        }

        boolean isBetween(Part one, Part other) {
            double least = Math.min(one.share(), other.share());
            double most = Math.max(one.share(), other.share());
            return share() >= least && share() <= most;
        }
    }
}

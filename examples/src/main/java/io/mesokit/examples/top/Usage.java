package io.mesokit.examples.top;

import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Scalar;
import java.util.Locale;

/** What somebody has of what can be counted; memory and disk in megabytes. */
record Usage(double cpus, double gpus, double mem, double disk) {
    static final Usage NONE = new Usage(0, 0, 0, 0);

    static Usage of(Iterable<Resource> resources) {
        double[] sums = new double[4];
        for (Resource resource : resources) {
            int at = index(resource.name());
            if (at >= 0) {
                sums[at] += resource.scalar().map(Scalar::value).orElse(0.0);
            }
        }
        return new Usage(sums[0], sums[1], sums[2], sums[3]);
    }

    private static int index(String name) {
        return switch (name) {
            case "cpus" -> 0;
            case "gpus" -> 1;
            case "mem" -> 2;
            case "disk" -> 3;
            default -> -1;
        };
    }

    Usage plus(Usage other) {
        return new Usage(cpus + other.cpus, gpus + other.gpus, mem + other.mem, disk + other.disk);
    }

    /** The largest part of the whole that this is, of any of the four. */
    double share(Usage whole) {
        return Math.max(
                Math.max(part(cpus, whole.cpus), part(gpus, whole.gpus)),
                Math.max(part(mem, whole.mem), part(disk, whole.disk)));
    }

    private static double part(double some, double all) {
        return all > 0 ? some / all : 0;
    }

    /** Such as {@code 0.5} or {@code 12}. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** Megabytes for people: {@code 512M}, {@code 1.5G}, {@code 20T}. */
    static String size(double megabytes) {
        double value = megabytes;
        String units = "MGTP";
        int unit = 0;
        while (value >= 1024 && unit < units.length() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 && unit > 0 ? "%.1f" : "%.0f", value) + units.charAt(unit);
    }
}

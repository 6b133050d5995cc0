package io.mesokit.examples.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.spi.Json;
import java.util.List;

/**
 * A job of the demo. Immutable.
 *
 * @param name its name in Chronos
 * @param story what it is there to show
 * @param runs how many
 * @param cpuSeconds CPU time of a run
 * @param idleSeconds time of a run without CPU
 * @param asked cpus in the job file
 * @param deadline seconds from its launch
 */
record DemoJob(
        String name, String story, int runs, double cpuSeconds, double idleSeconds, double asked, double deadline) {

    /** The work is little, so that a busy machine can do it too; the impossible is so on an idle one. */
    static List<DemoJob> all() {
        return List.of(
                new DemoJob("comfortable", "asks for more than it needs", 6, 0.15, 1.5, 0.5, 42),
                new DemoJob("ambitious", "asks for less than it needs", 7, 0.4, 0, 0.1, 28),
                new DemoJob("impossible", "no size is enough", 8, 1.2, 0, 0.3, 11));
    }

    /** The job file, in the form that the original's launcher takes. */
    ObjectNode file(Burner burner) {
        ObjectNode file = Json.mapper()
                .createObjectNode()
                .put("name", name)
                .put("schedule", "R" + runs + "//PT5M")
                .put("command", burner.command(cpuSeconds, idleSeconds))
                .put("owner", "demo@example.org")
                .put("cpus", Double.toString(asked))
                .put("mem", "64");
        file.putObject("container").put("type", "DOCKER").put("image", "busybox");
        file.putObject("qos")
                .put("duration", idleSeconds + cpuSeconds / asked)
                .put("deadline", deadline)
                .put("desv_deadline", 0.1);
        return file;
    }
}

package io.mesokit.examples.nodeagent;

import io.mesokit.perf.cgroup.CgroupReader;
import io.mesokit.perf.prometheus.LabelSet;

/**
 * A task that is read.
 *
 * @param group its group
 * @param reader reads it; closed by the list
 * @param descriptors how many the reader had when it was opened; it lets them go by itself when the group is gone
 * @param labels those of its series
 * @param nodeLabels those of its series by memory node
 */
record Watched(
        SeenTask task, OwnGroup group, CgroupReader reader, int descriptors, LabelSet labels, NodeLabels nodeLabels) {}

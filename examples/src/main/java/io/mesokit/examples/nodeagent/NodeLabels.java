package io.mesokit.examples.nodeagent;

import io.mesokit.perf.prometheus.LabelSet;
import java.util.ArrayList;
import java.util.List;

/** A task's labels for each memory node, made once. For one thread. */
final class NodeLabels {
    private final LabelSet task;
    private final List<LabelSet> byNode = new ArrayList<>();

    NodeLabels(LabelSet task) {
        this.task = task;
    }

    LabelSet of(int node) {
        while (byNode.size() <= node) {
            byNode.add(task.with("numa_node", Integer.toString(byNode.size())));
        }
        return byNode.get(node);
    }
}

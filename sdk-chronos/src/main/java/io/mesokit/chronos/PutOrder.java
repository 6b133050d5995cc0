package io.mesokit.chronos;

import io.mesokit.chronos.InvalidJobException.Problem;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.Job;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parents before children, and otherwise the order in which the jobs were given. */
final class PutOrder {
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Job> ordered = new LinkedHashMap<>();
    /** The jobs that wait for the one at hand, outermost first: to meet one of them again is a cycle. */
    private final Set<String> waiting = new LinkedHashSet<>();

    private PutOrder() {}

    static List<Job> of(Collection<? extends Job> jobs) {
        PutOrder order = new PutOrder();
        for (Job job : jobs) {
            if (order.jobs.put(job.name(), job) != null) {
                throw new IllegalArgumentException("two jobs have the name \"" + job.name() + "\"");
            }
        }
        order.jobs.values().forEach(order::add);
        return new ArrayList<>(order.ordered.values());
    }

    private void add(Job job) {
        if (ordered.containsKey(job.name())) {
            return;
        }
        if (!waiting.add(job.name())) {
            String path = String.join(" <- ", waiting) + " <- " + job.name();
            throw new InvalidJobException(
                    job.name(),
                    List.of(new Problem("parents", "make a cycle: " + path + "; a job cannot wait for itself")));
        }
        for (String name : job.asDependent().map(DependentJob::parents).orElse(List.of())) {
            Job parent = jobs.get(name);
            if (parent != null) {
                add(parent);
            }
        }
        waiting.remove(job.name());
        ordered.put(job.name(), job);
    }
}

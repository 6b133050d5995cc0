package io.mesokit.mesos.model;

import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import io.mesokit.mesos.model.master.GetStateResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The largest part of the cluster's numbers that somebody has: half the memory and a tenth of the cores are a share of
 * 0.5. What is offered counts like what is used; {@code GET /roles} shows the two as {@code allocated} and {@code
 * offered} of each role. The server shows no share itself. When it decides who is next it also divides by weights,
 * which do not count here. Immutable.
 *
 * @param resource the resource it is of; empty if there is no share at all
 * @param share from 0 to 1
 */
public record DominantShare(Optional<String> resource, double share) {
    private static final DominantShare NONE = new DominantShare(Optional.empty(), 0);

    /**
     * The share of some resources.
     *
     * @param used what somebody has
     * @param total what there is
     */
    public static DominantShare of(Resources used, Resources total) {
        return of(used.quantities(), total.quantities());
    }

    private static DominantShare of(Map<String, Double> used, Map<String, Double> total) {
        DominantShare largest = NONE;
        for (Map.Entry<String, Double> entry : used.entrySet()) {
            double all = total.getOrDefault(entry.getKey(), 0.0);
            double share = all > 0 ? entry.getValue() / all : 0;
            if (share > largest.share) {
                largest = new DominantShare(Optional.of(entry.getKey()), share);
            }
        }
        return largest;
    }

    /**
     * The share of a framework in all its roles.
     *
     * @param framework the framework
     * @param state the answer to {@code GET_STATE}
     */
    public static DominantShare ofFramework(FrameworkId framework, GetStateResponse state) {
        List<Resource> held = frameworks(state)
                .filter(candidate -> candidate.frameworkInfo().id().equals(Optional.of(framework)))
                .flatMap(DominantShare::held)
                .toList();
        return of(quantities(held), total(state));
    }

    /**
     * The share of a role, without those below it. What says no role was given to {@code *}.
     *
     * @param role the role
     * @param state the answer to {@code GET_STATE}
     */
    public static DominantShare ofRole(String role, GetStateResponse state) {
        Predicate<Resource> given = resource -> resource.allocationInfo()
                .flatMap(AllocationInfo::role)
                .orElse(Reservations.NOBODY)
                .equals(role);
        List<Resource> held =
                frameworks(state).flatMap(DominantShare::held).filter(given).toList();
        return of(quantities(held), total(state));
    }

    private static Stream<Framework> frameworks(GetStateResponse state) {
        return state.frameworks().stream().flatMap(all -> all.frameworks().stream());
    }

    private static Stream<Resource> held(Framework framework) {
        return Stream.concat(framework.allocatedResources().stream(), framework.offeredResources().stream());
    }

    private static Map<String, Double> total(GetStateResponse state) {
        return quantities(state.agents().stream()
                .flatMap(all -> all.agents().stream())
                .map(Agent::totalResources)
                .flatMap(Collection::stream)
                .toList());
    }

    /** Not by way of {@link Resources}: equal volumes of two agents are two. */
    private static Map<String, Double> quantities(List<Resource> resources) {
        Map<String, Long> millis = resources.stream()
                .filter(Amounts::isScalar)
                .collect(Collectors.groupingBy(
                        Resource::name, LinkedHashMap::new, Collectors.summingLong(Amounts::millis)));
        Map<String, Double> quantities = new LinkedHashMap<>();
        millis.forEach((name, sum) -> quantities.put(name, Quantity.of(sum)));
        return quantities;
    }
}

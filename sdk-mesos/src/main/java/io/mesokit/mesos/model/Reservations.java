package io.mesokit.mesos.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two forms that a reservation has on the wire.
 *
 * <p>Before Mesos 1.4 a resource had a role, and a member of its own if the reservation was dynamic; since then it has
 * a stack of reservations. Operators get both side by side, a framework gets the new one only if it has the capability
 * {@code RESERVATION_REFINEMENT}, and nobody may send both.
 */
final class Reservations {
    static final String NOBODY = "*";

    private Reservations() {}

    /** The resource in the new form. */
    static Resource normal(Resource resource) {
        List<ReservationInfo> stack = resource.reservations();
        if (stack.isEmpty()) {
            stack = legacyRole(resource)
                    .map(role -> List.of(upgraded(role, resource.reservation())))
                    .orElse(List.of());
        }
        return resource.toBuilder()
                .role(Optional.empty())
                .reservation(Optional.empty())
                .reservations(stack)
                .build();
    }

    private static Optional<String> legacyRole(Resource resource) {
        return resource.role().filter(role -> !role.equals(NOBODY));
    }

    private static ReservationInfo upgraded(String role, Optional<ReservationInfo> dynamic) {
        return dynamic.map(ReservationInfo::toBuilder)
                .map(builder -> builder.type(ReservationType.DYNAMIC))
                .orElseGet(() -> ReservationInfo.builder().type(ReservationType.STATIC))
                .role(role)
                .build();
    }

    /** The resource in the old form, which cannot say that a reservation is within another. */
    static Resource old(Resource resource) {
        List<ReservationInfo> stack = resource.reservations();
        if (stack.size() > 1) {
            throw new IllegalStateException("the old form has no reservations within reservations: " + resource);
        }
        ResourceBuilder builder = resource.toBuilder().reservations(List.of());
        if (stack.isEmpty()) {
            return builder.role(NOBODY).build();
        }
        ReservationInfo only = stack.get(0);
        boolean dynamic = Optional.of(ReservationType.DYNAMIC).equals(only.type());
        return builder.role(only.role())
                .reservation(dynamic ? Optional.of(bare(only)) : Optional.empty())
                .build();
    }

    private static ReservationInfo bare(ReservationInfo info) {
        return info.toBuilder().type(Optional.empty()).role(Optional.empty()).build();
    }

    /** Whom the resource is for, by its last reservation. */
    static String role(Resource resource) {
        List<ReservationInfo> stack = resource.reservations();
        return stack.isEmpty()
                ? resource.role().orElse(NOBODY)
                : stack.get(stack.size() - 1).role().orElse(NOBODY);
    }

    /** Labels count in any order. */
    static boolean same(ReservationInfo left, ReservationInfo right) {
        return left.type().equals(right.type())
                && left.role().equals(right.role())
                && left.principal().equals(right.principal())
                && counted(left.labels()).equals(counted(right.labels()));
    }

    /** Labels in no order. */
    static Map<Label, Integer> counted(Optional<Labels> labels) {
        Map<Label, Integer> counted = new HashMap<>();
        labels.map(Labels::labels).orElse(List.of()).forEach(label -> counted.merge(label, 1, Integer::sum));
        return counted;
    }
}

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which offer constraints the server takes, and its words for why others are not. */
final class ConstraintRules {
    private static final Set<String> PSEUDO = Set.of("HOSTNAME", "REGION", "ZONE");
    private static final Set<String> PREDICATES =
            Set.of("exists", "not_exists", "text_equals", "text_not_equals", "text_matches", "text_not_matches");

    private ConstraintRules() {}

    /** What is wrong with the constraints of a framework in these roles. */
    static Optional<String> problem(JsonNode constraints, Set<String> roles) {
        Set<Map.Entry<String, JsonNode>> byRole =
                constraints.path("role_constraints").properties();
        return byRole.stream()
                .map(Map.Entry::getKey)
                .filter(role -> !roles.contains(role))
                .findFirst()
                .map(role -> "Offer constraints specify `role_constraints` for a role '" + role
                        + "'not contained in the set of roles")
                .or(() -> byRole.stream()
                        .flatMap(
                                entry -> ofRole(entry.getKey(), entry.getValue().path("groups")).stream())
                        .findFirst()
                        .map(why -> "Offer constraints are not valid: " + why));
    }

    private static Optional<String> ofRole(String role, JsonNode groups) {
        return groups.isEmpty()
                ? Optional.of(
                        "'OfferConstraints::role_constraints' has an empty 'RoleConstraints::groups' for role " + role)
                : Json.stream(groups)
                        .flatMap(group -> ofGroup(role, group.path("attribute_constraints")).stream())
                        .findFirst();
    }

    private static Optional<String> ofGroup(String role, JsonNode group) {
        return group.isEmpty()
                ? Optional.of("'OfferConstraints::RoleConstraints::groups' for role " + role
                        + "contains an empty RoleConstraints::Group")
                : Json.stream(group)
                        .flatMap(one -> ofOne(one).stream())
                        .findFirst()
                        .map(why -> "A role " + role + " has an invalid 'AttributeConstraint': " + why);
    }

    private static Optional<String> ofOne(JsonNode constraint) {
        return selector(constraint.path("selector")).or(() -> predicate(constraint.path("predicate")));
    }

    private static Optional<String> selector(JsonNode selector) {
        if (selector.has("pseudoattribute_type")) {
            return PSEUDO.contains(selector.path("pseudoattribute_type").asText())
                    ? Optional.empty()
                    : Optional.of("Unknown pseudoattribute type");
        }
        return selector.has("attribute_name")
                ? Optional.empty()
                : Optional.of("Exactly one of 'AttributeConstraint::Selector::name' or"
                        + " 'AttributeConstraint::Selector::pseudoattribute_type' must be set");
    }

    private static Optional<String> predicate(JsonNode predicate) {
        if (PREDICATES.stream().noneMatch(predicate::has)) {
            return Optional.of("Unknown predicate type");
        }
        return Stream.of("text_matches", "text_not_matches")
                .filter(predicate::has)
                .map(kind -> predicate.path(kind).path("regex").asText())
                .flatMap(
                        regex -> Re2.problem(regex)
                                .map(why -> "Failed to construct regex from pattern '" + regex + "': " + why)
                                .stream())
                .findFirst();
    }
}

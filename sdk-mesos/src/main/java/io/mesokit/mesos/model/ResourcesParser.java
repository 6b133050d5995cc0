package io.mesokit.mesos.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.spi.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads resources from text the way an agent reads its {@code --resources}.
 *
 * <p>The documentation's grammar is stricter than the server's code, which this follows: the text is cut at semicolons,
 * each item at its colons, and what is empty is skipped, so that {@code cpus::8} passes; a role is what is between the
 * first parentheses of the head, and what follows them is not looked at.
 */
final class ResourcesParser {
    private static final String COMPONENT = "(?!\\.{1,2}(?:/|$))(?!\\*(?:/|$))(?!-)[^/\\s\\x7f]+";
    private static final Pattern ROLE = Pattern.compile("\\*|" + COMPONENT + "(?:/" + COMPONENT + ")*");

    private final String defaultRole;
    private final Map<String, ValueType> types = new HashMap<>();

    ResourcesParser(String defaultRole) {
        this.defaultRole = checkedRole(defaultRole);
    }

    List<Resource> parse(String text) {
        List<Resource> resources = array(text).map(this::fromJson).orElseGet(() -> fromText(text));
        resources.forEach(this::checkType);
        return resources;
    }

    private static Optional<JsonNode> array(String text) {
        if (!text.stripLeading().startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readTree(text)).filter(JsonNode::isArray);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("neither resources nor their JSON: " + e.getOriginalMessage(), e);
        }
    }

    private List<Resource> fromJson(JsonNode array) {
        List<Resource> resources = new ArrayList<>();
        for (JsonNode node : array) {
            resources.add(fromJson(node, array));
        }
        return resources;
    }

    private Resource fromJson(JsonNode node, JsonNode whole) {
        try {
            Resource resource = Json.mapper().treeToValue(node, Resource.class);
            if (resource == null) {
                throw new IllegalArgumentException("null is no resource: " + whole);
            }
            ResourceCheck.check(resource);
            boolean reserved =
                    resource.role().isPresent() || !resource.reservations().isEmpty();
            return reserved ? resource : forRole(resource.toBuilder(), defaultRole);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a resource: " + e.getOriginalMessage(), e);
        }
    }

    private List<Resource> fromText(String text) {
        List<Resource> resources = new ArrayList<>();
        for (String item : text.split(";")) {
            if (!item.isEmpty()) {
                resources.add(item(item));
            }
        }
        return resources;
    }

    private Resource item(String item) {
        List<String> parts = new ArrayList<>();
        for (String part : item.split(":")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (parts.size() != 2) {
            throw new IllegalArgumentException("not name:value: " + item);
        }
        String head = parts.get(0);
        int open = head.indexOf('(');
        String name = (open < 0 ? head : head.substring(0, open)).trim();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no name: " + item);
        }
        return forRole(valued(name, parts.get(1)), open < 0 ? defaultRole : role(head, open));
    }

    private static String role(String head, int open) {
        int close = head.indexOf(')');
        if (close < open) {
            throw new IllegalArgumentException("unbalanced () in " + head);
        }
        return checkedRole(head.substring(open + 1, close).trim());
    }

    private static String checkedRole(String role) {
        if (!ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException("not a role: '" + role + "'");
        }
        return role;
    }

    private static ResourceBuilder valued(String name, String text) {
        TypedValue value = ValueText.parse(text);
        if (value.type().equals(ValueType.TEXT)) {
            throw new IllegalArgumentException("not an amount of " + name + ": " + text);
        }
        return Resource.builder()
                .name(name)
                .type(value.type())
                .scalar(value.scalar())
                .ranges(value.ranges())
                .set(value.set());
    }

    private static Resource forRole(ResourceBuilder builder, String role) {
        if (!role.equals(Reservations.NOBODY)) {
            builder.addReservations(ReservationInfo.builder()
                    .type(ReservationType.STATIC)
                    .role(role)
                    .build());
        }
        return builder.build();
    }

    private void checkType(Resource resource) {
        ValueType before = types.putIfAbsent(resource.name(), resource.type());
        if (before != null && !before.equals(resource.type())) {
            throw new IllegalArgumentException(resource.name() + " is both " + before + " and " + resource.type());
        }
    }
}

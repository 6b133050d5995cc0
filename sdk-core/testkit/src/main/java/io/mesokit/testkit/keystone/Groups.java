package io.mesokit.testkit.keystone;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups and who is in them. Thread-safe. */
final class Groups {
    private final Shelf shelf = new Shelf("group");
    private final Map<String, Set<String>> members = new LinkedHashMap<>();

    Shelf shelf() {
        return shelf;
    }

    synchronized void add(String group, String userId) {
        members.computeIfAbsent(group, key -> new HashSet<>()).add(userId);
    }

    synchronized boolean contains(String group, String userId) {
        return members.getOrDefault(group, Set.of()).contains(userId);
    }

    synchronized void leave(String group, String userId) {
        members.getOrDefault(group, new HashSet<>()).remove(userId);
    }

    synchronized void forget(String userId) {
        members.values().forEach(ids -> ids.remove(userId));
    }

    synchronized void remove(String group) {
        members.remove(group);
        shelf.removeIf(entity -> entity.path("id").asText().equals(group));
    }

    synchronized List<String> of(String userId) {
        return members.keySet().stream()
                .filter(group -> contains(group, userId))
                .toList();
    }
}

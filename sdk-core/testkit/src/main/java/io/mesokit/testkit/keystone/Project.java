package io.mesokit.testkit.keystone;

import java.util.List;

record Project(String id, String name, String domainId, String description, boolean enabled, List<String> tags) {
    Project with(boolean nowEnabled) {
        return new Project(id, name, domainId, description, nowEnabled, tags);
    }
}

package io.mesokit.testkit.keystone;

record Project(String id, String name, String domainId, String description, boolean enabled) {
    Project with(boolean nowEnabled) {
        return new Project(id, name, domainId, description, nowEnabled);
    }
}

package io.mesokit.testkit.keystone;

record Domain(String id, String name, String description, boolean enabled) {
    static final Domain DEFAULT = new Domain("default", "Default", "The default domain", true);
}

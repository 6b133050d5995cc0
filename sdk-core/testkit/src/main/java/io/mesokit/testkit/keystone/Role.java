package io.mesokit.testkit.keystone;

record Role(String id, String name) {}

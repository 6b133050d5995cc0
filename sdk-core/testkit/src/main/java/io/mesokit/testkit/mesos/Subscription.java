package io.mesokit.testkit.mesos;

/** The event stream of a framework, and the id that its calls have to name. */
record Subscription(String streamId, EventStream events) {}

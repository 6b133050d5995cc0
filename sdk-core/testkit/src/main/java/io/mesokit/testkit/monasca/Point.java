package io.mesokit.testkit.monasca;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One stored value. The time is in microseconds since the epoch. */
record Point(long micros, double value, ObjectNode meta) {}

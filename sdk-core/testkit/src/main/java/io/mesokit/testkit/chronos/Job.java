package io.mesokit.testkit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A job as the server holds it: every field present, in the order in which it is written. Immutable.
 */
final class Job {
    private final ObjectNode fields;

    Job(ObjectNode fields) {
        this.fields = fields;
    }

    String name() {
        return text("name");
    }

    String text(String field) {
        return fields.path(field).asText();
    }

    boolean flag(String field) {
        return fields.path(field).asBoolean();
    }

    long number(String field) {
        return fields.path(field).asLong();
    }

    double amount(String field) {
        return fields.path(field).asDouble();
    }

    JsonNode node(String field) {
        return fields.path(field);
    }

    List<String> texts(String field) {
        return StreamSupport.stream(fields.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    boolean dependent() {
        return fields.has("parents");
    }

    List<String> parents() {
        return texts("parents");
    }

    Optional<Schedule> schedule(Instant now) {
        return dependent() ? Optional.empty() : Schedule.parse(text("schedule"), text("scheduleTimeZone"), now);
    }

    /** How the last run that counts ended: fresh, success, or failure. */
    String lastOutcome() {
        String success = text("lastSuccess");
        String error = text("lastError");
        if (success.isEmpty() && error.isEmpty()) {
            return "fresh";
        }
        return error.compareTo(success) > 0 ? "failure" : "success";
    }

    ObjectNode json() {
        return fields.deepCopy();
    }

    Job with(String field, String value) {
        return new Job(json().put(field, value));
    }

    Job with(String field, boolean value) {
        return new Job(json().put(field, value));
    }

    Job with(String field, long value) {
        return new Job(json().put(field, value));
    }

    Job with(String field, JsonNode value) {
        ObjectNode changed = json();
        changed.set(field, value);
        return new Job(changed);
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}

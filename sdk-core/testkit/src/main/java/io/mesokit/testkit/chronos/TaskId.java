package io.mesokit.testkit.chronos;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ct:<due millis>:<attempt>:<job>:<arguments>}. */
record TaskId(long due, int attempt, String job, String arguments) {
    private static final Pattern SYNTAX = Pattern.compile("ct:(\\d+):(\\d+):([^:]+):?(.*)");

    static TaskId of(Instant due, int attempt, String job, String arguments) {
        return new TaskId(due.toEpochMilli(), attempt, job, arguments);
    }

    static Optional<TaskId> parse(String text) {
        Matcher m = SYNTAX.matcher(text);
        return m.matches()
                ? Optional.of(
                        new TaskId(Long.parseLong(m.group(1)), Integer.parseInt(m.group(2)), m.group(3), m.group(4)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "ct:" + due + ":" + attempt + ":" + job + ":" + arguments;
    }
}

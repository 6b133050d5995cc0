package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Of /proc/ID/stat: the state, and when it was started, in ticks since boot; together with the id it names one task for
 * good.
 */
record TaskFile(char state, long started) {
    private static final long NEVER = -1;
    private static final long UNKNOWN = -2;
    private static final TaskFile NONE = new TaskFile('X', NEVER);
    private static final TaskFile UNREADABLE = new TaskFile('?', UNKNOWN);
    private static final int STARTED = 19;

    /** Only what really is absent is no task: a file can also not be read for want of descriptors, or of rights. */
    static TaskFile of(Machine machine, int id) {
        Path file = machine.proc().resolve(id + "/stat");
        try {
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            return Files.notExists(file) ? NONE : UNREADABLE;
        }
    }

    /** The second field is the command in parentheses and may hold anything, so the rest is counted from its end. */
    static TaskFile parse(String line) {
        String[] rest = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new TaskFile(rest[0].charAt(0), Long.parseLong(rest[STARTED]));
    }

    /** Whether it is the task that was started then, as far as can be told. */
    boolean isOf(long then) {
        return then != NEVER && (started == then || started == UNKNOWN || then == UNKNOWN);
    }

    boolean isAlive() {
        return state != 'Z' && state != 'X';
    }
}

package io.mesokit.perf.counters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Of /proc/ID/stat: the state, and when it was started, in ticks since boot; together with the id it names one task for
 * good.
 */
record TaskFile(char state, long started) {
    private static final TaskFile NONE = new TaskFile('X', -1);
    private static final int STARTED = 19;

    static TaskFile of(Machine machine, int id) {
        try {
            return parse(Files.readString(machine.proc().resolve(id + "/stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return NONE;
        }
    }

    /** The second field is the command in parentheses and may hold anything, so the rest is counted from its end. */
    static TaskFile parse(String line) {
        String[] rest = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new TaskFile(rest[0].charAt(0), Long.parseLong(rest[STARTED]));
    }

    boolean isAlive() {
        return state != 'Z' && state != 'X';
    }
}

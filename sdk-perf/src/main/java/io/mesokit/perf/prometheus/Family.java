package io.mesokit.perf.prometheus;

import java.util.Objects;

/**
 * What series of one name have in common: their type and what they mean. Immutable.
 *
 * <p>What may not stand in a metric's name becomes an underscore: {@code task_L1-dcache-loads} is published as {@code
 * task_L1_dcache_loads}.
 */
public final class Family {
    /** How the values of a series develop. */
    public enum Type {
        /** Only grows, but for starting anew at zero. */
        COUNTER,
        /** Goes up and down. */
        GAUGE
    }

    private final String given;
    private final String name;
    private final Type type;
    private final String help;

    private Family(String given, Type type, String help) {
        this.given = Objects.requireNonNull(given, "name");
        this.name = Names.metric(given);
        this.type = type;
        this.help = Objects.requireNonNull(help, "help");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a family needs a name");
        }
    }

    /**
     * A family whose values only grow.
     *
     * @param name its name, with the unit at the end by custom
     * @param help what it means, in one sentence
     * @throws IllegalArgumentException if the name is empty
     */
    public static Family counter(String name, String help) {
        return new Family(name, Type.COUNTER, help);
    }

    /**
     * A family whose values go up and down.
     *
     * @param name its name, with the unit at the end by custom
     * @param help what it means, in one sentence
     * @throws IllegalArgumentException if the name is empty
     */
    public static Family gauge(String name, String help) {
        return new Family(name, Type.GAUGE, help);
    }

    /** The name it is published under. */
    public String name() {
        return name;
    }

    /** The name it was given. */
    public String givenName() {
        return given;
    }

    /** How its values develop. */
    public Type type() {
        return type;
    }

    /** What it means. */
    public String help() {
        return help;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Family family && given.equals(family.given) && type == family.type;
    }

    @Override
    public int hashCode() {
        return given.hashCode();
    }

    /** Such as {@code task_ipc (gauge)}. */
    @Override
    public String toString() {
        return name + (type == Type.COUNTER ? " (counter)" : " (gauge)");
    }
}

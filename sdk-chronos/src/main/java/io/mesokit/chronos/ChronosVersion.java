package io.mesokit.chronos;

import java.util.regex.Pattern;

/** The two generations of Chronos' API. They differ in the path, in what names may hold, and in a few operations. */
public enum ChronosVersion {
    /** 2.x: paths begin with {@code /scheduler}. */
    V2("/scheduler", "[\\w\\s.#-]+", "letters, digits, spaces, '_', '.', '#' and '-'"),

    /** 3.x: paths begin with {@code /v1/scheduler}. */
    V3("/v1/scheduler", "[\\w.-]+", "letters, digits, '_', '.' and '-'");

    private final String prefix;
    private final Pattern name;
    private final String allowed;

    ChronosVersion(String prefix, String name, String allowed) {
        this.prefix = prefix;
        this.name = Pattern.compile(name);
        this.allowed = allowed;
    }

    /** What its paths begin with; {@code /ping}, {@code /metrics} and {@code /logging} do not. */
    public String prefix() {
        return prefix;
    }

    boolean allowsName(String candidate) {
        return name.matcher(candidate).matches();
    }

    /** What names may hold, for people. */
    String allowedInNames() {
        return allowed;
    }

    @Override
    public String toString() {
        return this == V2 ? "2.x" : "3.x";
    }
}

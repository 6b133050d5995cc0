package io.mesokit.testkit.chronos;

/** Which Chronos to be. */
public enum ChronosVersion {
    /** 3.0.3: {@code /v1/scheduler}, errors as JSON with a stack trace, reads lag behind writes. */
    V3("/v1/scheduler"),
    /** 2.5.1: {@code /scheduler}, errors as bare text or empty, PUT as well as POST, asynchronous tasks. */
    V2("/scheduler");

    private final String prefix;

    ChronosVersion(String prefix) {
        this.prefix = prefix;
    }

    /** The path prefix of everything but {@code /ping}, {@code /metrics}, and {@code /logging}. */
    public String prefix() {
        return prefix;
    }

    boolean isV3() {
        return this == V3;
    }
}

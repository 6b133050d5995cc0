package io.mesokit.core;

import java.util.Map;

/**
 * Secrets for tests to use, each recognisable wherever it turns up: {@link LeakScan} goes through all that a module's tests
 * print, log and report, and fails the build if one of them is there. They hold only letters, digits and hyphens, so that
 * no encoding of URLs hides them.
 */
public final class Planted {
    /** Part of every planted secret, and to be found nowhere else. */
    static final String MARK = "pl4nt3d";

    public static final String USER = "operator";
    public static final String PASSWORD = MARK + "-password-7c1f";
    public static final String TOKEN = MARK + "-token-93be";
    public static final String OTHER_TOKEN = MARK + "-renewed-token-5a20";
    public static final String HEADER = MARK + "-header-41dd";

    private Planted() {}

    /** HTTP Basic with a planted password. */
    public static Credentials basic() {
        return Credentials.basic(USER, PASSWORD);
    }

    /** Credentials in a header of another name, as Keystone has it. */
    static Credentials inHeader(String name) {
        return () -> Map.of(name, HEADER);
    }
}

package io.mesokit.perf.prometheus;

/** What names may look like in the text format 0.0.4. */
final class Names {
    private Names() {}

    /**
     * Whether this may be the name of a label that is written by a program: {@code [a-zA-Z_][a-zA-Z0-9_]*}, not {@code
     * __…}.
     */
    static boolean isLabel(String name) {
        return !name.isEmpty()
                && !name.startsWith("__")
                && sanitised(name, false).equals(name);
    }

    /** The nearest name of a metric: what may not stand there becomes an underscore. */
    static String metric(String name) {
        return sanitised(name, true);
    }

    /** The nearest name of a label; it may still begin with {@code __}. */
    static String label(String name) {
        return sanitised(name, false);
    }

    private static String sanitised(String name, boolean colons) {
        StringBuilder clean = new StringBuilder(name.length() + 1);
        if (!name.isEmpty() && isDigit(name.charAt(0))) {
            clean.append('_');
        }
        name.codePoints().forEach(each -> clean.append(isAllowed(each, colons) ? (char) each : '_'));
        return clean.toString();
    }

    private static boolean isAllowed(int each, boolean colons) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || each == '_'
                || isDigit(each)
                || (colons && each == ':');
    }

    private static boolean isDigit(int each) {
        return each >= '0' && each <= '9';
    }
}

package io.mesokit.monasca;

import java.util.Map;

/** How long a map is as the server writes it: in ASCII, with a blank after each comma and colon. */
final class PythonJson {
    private static final String SHORT_ESCAPES = "\"\\\n\r\t\b\f";
    private static final int UNICODE_ESCAPE = 6;

    private PythonJson() {}

    static int length(Map<String, String> map) {
        int pairs = map.entrySet().stream()
                .mapToInt(pair -> text(pair.getKey()) + ": ".length() + text(pair.getValue()))
                .sum();
        return "{}".length() + pairs + ", ".length() * Math.max(0, map.size() - 1);
    }

    private static int text(String text) {
        return "\"\"".length() + text.chars().map(PythonJson::character).sum();
    }

    private static int character(int each) {
        if (SHORT_ESCAPES.indexOf(each) >= 0) {
            return 2;
        }
        return each < ' ' || each > '~' + 1 ? UNICODE_ESCAPE : 1;
    }
}

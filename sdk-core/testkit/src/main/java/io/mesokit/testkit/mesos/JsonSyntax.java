package io.mesokit.testkit.mesos;

/*
 * Finds where a text stops being JSON, the way the server's parser does: a recursive descent that reads a character,
 * decides, and complains about what is left from there to the end of the line. The words of the complaint depend on
 * that place, and nothing else in the JDK or in Jackson tells it.
 */
final class JsonSyntax {
    private static final int DEEPEST = 200;

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** The complaint about a text that is not JSON. */
    static String complaint(String text) {
        JsonSyntax reader = new JsonSyntax(text);
        if (reader.value(0)) {
            reader.skip();
        }
        return "syntax error at line " + reader.line() + " near: " + reader.rest();
    }

    private long line() {
        return 1
                + text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private String rest() {
        String rest = text.substring(Math.min(at, text.length()));
        return rest.lines().findFirst().orElse("");
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean expect(char wanted) {
        skip();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean value(int depth) {
        skip();
        if (at >= text.length() || depth > DEEPEST) {
            return false;
        }
        char first = text.charAt(at++);
        return switch (first) {
            case 'n' -> word("ull");
            case 't' -> word("rue");
            case 'f' -> word("alse");
            case '"' -> string();
            case '[' -> list(depth);
            case '{' -> object(depth);
            default -> number(first);
        };
    }

    private boolean word(String tail) {
        if (text.startsWith(tail, at)) {
            at += tail.length();
            return true;
        }
        return false;
    }

    private boolean string() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\') {
                at++;
            }
        }
        return false;
    }

    private boolean list(int depth) {
        if (expect(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
        } while (expect(','));
        return expect(']');
    }

    private boolean object(int depth) {
        if (expect('}')) {
            return true;
        }
        do {
            if (!expect('"') || !string() || !expect(':') || !value(depth + 1)) {
                return false;
            }
        } while (expect(','));
        return expect('}');
    }

    private boolean number(char first) {
        if (first != '-' && !Character.isDigit(first)) {
            at--;
            return false;
        }
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return true;
    }
}

package io.mesokit.testkit.mesos;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The server's regular expressions, which look neither back nor ahead; Java's stand in for them. */
final class Re2 {
    /** Literal text, classes and plain groups are passed over as wholes, or what is in them would be looked at. */
    private static final Pattern PARTS = Pattern.compile(
            "\\\\Q.*?(?:\\\\E|$)|\\[\\^?]?(?:\\\\.|[^]\\\\])*]|\\(\\?(?:P<|:|[imsU-]+[:)])"
                    + "|\\\\(.)|(\\(\\?.?)|([*+?][*+])",
            Pattern.DOTALL);

    private static final int ESCAPE = 1;
    private static final int OPERATOR = 2;
    private static final int REPETITION = 3;

    private static final Pattern ESCAPES = Pattern.compile("[0afnrtvxQEAbBCdDpPsSwWz]|[^a-zA-Z0-9]", Pattern.DOTALL);

    private Re2() {}

    static boolean matches(String regex, String text) {
        return compiled(regex).matcher(text).matches();
    }

    private static Pattern compiled(String regex) {
        return Pattern.compile(regex.replace("(?P<", "(?<"));
    }

    /** Why there is no such expression. */
    static Optional<String> problem(String regex) {
        try {
            compiled(regex);
        } catch (PatternSyntaxException malformed) {
            return Optional.of(strange(regex).orElseGet(malformed::getDescription));
        }
        return strange(regex);
    }

    private static Optional<String> strange(String regex) {
        return PARTS.matcher(regex)
                .results()
                .flatMap(part -> strange(part).stream())
                .findFirst();
    }

    private static Optional<String> strange(MatchResult part) {
        if (part.group(OPERATOR) != null) {
            return Optional.of("invalid perl operator: " + part.group());
        }
        if (part.group(REPETITION) != null) {
            return Optional.of("bad repetition operator: " + part.group());
        }
        return Optional.ofNullable(part.group(ESCAPE))
                .filter(escape -> !ESCAPES.matcher(escape).matches())
                .map(unused -> "invalid escape sequence: " + part.group());
    }
}

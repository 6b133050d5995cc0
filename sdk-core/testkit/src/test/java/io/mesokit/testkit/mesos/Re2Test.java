package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Re2Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "r[0-9]+",
                "(a|b)*?c",
                "(?i)x",
                "(?:a)(?P<n>b)",
                "\\\\1",
                "\\Q(?=\\E",
                "[(?=]",
                "[*+]",
                "\\d\\.\\pL\\z",
                "a{2,3}"
            })
    void expression_ofTheServers_isOne(String regex) {
        assertThat(Re2.problem(regex)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "(?=a), invalid perl operator: (?=",
        "a(?!b), invalid perl operator: (?!",
        "(?<=a), invalid perl operator: (?<",
        "(?>a), invalid perl operator: (?>",
        "(a)\\1, invalid escape sequence: \\1",
        "(a)\\k<n>, invalid escape sequence: \\k",
        "\\Z, invalid escape sequence: \\Z",
        "a++, bad repetition operator: ++",
        "a**, bad repetition operator: **"
    })
    void expression_thatLooksAround_isNone(String regex, String why) {
        assertThat(Re2.problem(regex)).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "*", "\\"})
    void expression_malformed_isNone(String regex) {
        assertThat(Re2.problem(regex)).isPresent();
    }

    @Test
    void match_isOfTheWholeText() {
        assertThat(Re2.matches("(?P<n>r).", "r1")).isTrue();
        assertThat(Re2.matches("r", "r1")).isFalse();
    }
}

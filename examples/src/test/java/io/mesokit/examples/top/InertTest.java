package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InertTest {
    @Test
    void text_everyCharacterThatIsMoreThanText_isShownAsAQuestionMark() {
        assertThat(Inert.text("a\u001b[2J\u001b]0;owned\u0007b\r\n\b\u009b31m")).isEqualTo("a?[2J?]0;owned?b????31m");
        assertThat(Inert.text("safe\u202egnp.exe\u2066\u200b\u2028\ufeff")).isEqualTo("safe?gnp.exe????");
        assertThat(Inert.text("\ud800x\udfff\ue000\u0300\u0301")).isEqualTo("?x????");
    }

    @Test
    void text_noCharacterAtAll_canMoveTheCursor() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .mapToObj(Character::toString)
                        .filter(text -> Inert.text(text).codePoints().anyMatch(Character::isISOControl)))
                .isEmpty();
    }

    @Test
    void text_ofAnyLanguage_stays() {
        assertThat(Inert.text("Grüße-日本-e\u0301")).isEqualTo("Grüße-日本-é");
        assertThat(Inert.width("Grüße-日本")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789, 10, 0123456789",
        "0123456789, 9, 0123~6789",
        "0123456789, 4, 01~9",
        "0123456789, 2, 0~",
        "0123456789, 1, ~",
        "0123456789, 0, ''",
        "日本日本日本, 6, 日~本",
        "日本日本日本, 7, 日~本"
    })
    void ends_tooLong_isCutInTheMiddle(String text, int columns, String expected) {
        assertThat(Inert.ends(text, columns, "~")).isEqualTo(expected);
        assertThat(Inert.width(expected)).isLessThanOrEqualTo(columns);
    }
}

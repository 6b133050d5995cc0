package io.mesokit.testkit.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** The last six digits of the examples in the appendix of RFC 6238. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    void matches_examplesOfTheStandard_areRight(long seconds, String passcode) {
        assertThat(Totp.matches(SECRET, passcode, Instant.ofEpochSecond(seconds)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"29,false", "30,true", "59,true", "60,true", "89,true", "90,false"})
    void matches_passcodeOfTheFirstStep_livesForTwo(long seconds, boolean right) {
        assertThat(Totp.matches(SECRET, "287082", Instant.ofEpochSecond(seconds)))
                .isEqualTo(right);
    }

    @Test
    void matches_secretOutsideTheAlphabet_isWrong() {
        assertThat(Totp.matches("no secret!", "287082", Instant.ofEpochSecond(59)))
                .isFalse();
    }
}

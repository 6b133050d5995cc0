package io.mesokit.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shorter way reads what Jackson reads, and fails where and as Jackson fails. */
class OneValueTest {
    private static final JsonMapper USUAL = JsonMapper.builder()
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.SKIP, Nulls.SKIP))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    record Word(@JsonValue String word) {
        @JsonCreator
        static Word of(String word) {
            return new Word(word);
        }
    }

    record Id(@JsonProperty("value") String value) {
        Id {
            Objects.requireNonNull(value, "value");
        }
    }

    record Amount(
            @JsonProperty(value = "value", required = true) double value) {}

    record Holder(
            @JsonProperty("id") Id id,
            @JsonProperty("word") Word word,
            @JsonProperty("amount") Amount amount) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":\"a\"}",
                "{\"value\":\"\"}",
                "{\"value\":\"ä\\u0000\\ud83d\\ude00\"}",
                "{\"value\":\"a\",\"other\":[1,{\"value\":2}]}",
                "{\"other\":{\"value\":\"b\"},\"value\":\"a\"}",
                "{}",
                "{\"value\":5}",
                "{\"value\":-0.30000000000000004}",
                "{\"value\":1e400}",
                "{\"value\":NaN}",
                "{\"value\":\"-Infinity\"}",
                "{\"value\":\"1.5\"}",
                "{\"value\":true}",
                "{\"value\":{}}",
                "{\"value\":[\"a\"]}",
                "[\"a\"]",
                "\"a\"",
                "\"\"",
                "7",
                "null",
                "{\"value\":\"a\"",
                "{\"value\"",
                "{\"value\":\"a\"} x"
            })
    void oneValue_anyJson_isReadAsUsual(String json) {
        for (String member : List.of("id", "word", "amount")) {
            String holder = "{\"" + member + "\":" + json + "}";
            String expected = outcome(USUAL, holder);
            assertThat(outcome(Json.mapper(), holder)).isEqualTo(expected);
            assertThat(outcome(Json.mapper(), holder)).as("again").isEqualTo(expected);
        }
    }

    private static String outcome(JsonMapper mapper, String json) {
        try {
            return mapper.readValue(json, Holder.class).toString();
        } catch (JsonMappingException e) {
            return e.getClass().getSimpleName() + " at " + e.getPathReference() + ": " + e.getOriginalMessage();
        } catch (JsonProcessingException e) {
            return e.getClass().getSimpleName() + ": " + e.getOriginalMessage();
        }
    }

    @Test
    void oneValue_memberTwice_theLastCounts() throws IOException {
        assertThat(Json.mapper()
                        .readValue("{\"value\":\"a\",\"value\":\"b\"}", Id.class)
                        .value())
                .isEqualTo("b");
    }

    @Test
    void oneValue_null_isAsIfItWereNotThere() {
        assertThat(outcome(Json.mapper(), "{\"amount\":{\"value\":null}}"))
                .isEqualTo(outcome(USUAL, "{\"amount\":{}}"));
        assertThat(outcome(Json.mapper(), "{\"id\":{\"value\":null}}")).isEqualTo(outcome(USUAL, "{\"id\":{}}"));
    }

    @Test
    void oneValue_sameTextAgain_isTheSameValue() throws IOException {
        Holder first = read("a-S0", "KNOWN");
        Holder second = read("a-S0", "KNOWN");
        assertThat(second.id()).isSameAs(first.id());
        assertThat(second.word()).isSameAs(first.word());
    }

    @Test
    void oneValue_moreTextsThanAreKept_areAllReadRight() throws IOException {
        for (int pass = 0; pass < 2; pass++) {
            for (int at = 0; at < 5000; at++) {
                Holder read = read("task-" + at, "WORD_" + at);
                assertThat(read.id().value()).isEqualTo("task-" + at);
                assertThat(read.word().word()).isEqualTo("WORD_" + at);
            }
        }
    }

    @Test
    void oneValue_longText_isReadAndNotKept() throws IOException {
        String text = "x".repeat(9000);
        assertThat(read(text, text).id().value()).isEqualTo(text);
        assertThat(read(text, text).id()).isNotSameAs(read(text, text).id());
    }

    private static Holder read(String id, String word) throws IOException {
        String json = "{\"id\":{\"value\":\"" + id + "\"},\"word\":\"" + word + "\",\"amount\":{\"value\":1}}";
        return Json.mapper().readValue(json, Holder.class);
    }
}

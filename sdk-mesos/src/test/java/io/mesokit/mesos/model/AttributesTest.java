package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.core.spi.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    @Test
    void parse_severalTypes_tellsThemApart() {
        Attributes attributes = Attributes.parse("rack:7;zone:eu-1;ports:[1-9,20-30]\nversion:v1.0");

        assertThat(attributes.scalar("rack")).hasValue(7);
        assertThat(attributes.text("zone")).contains("eu-1");
        assertThat(attributes.ranges("ports")).contains(Ranges.of(Range.of(1, 9), Range.of(20, 30)));
        assertThat(attributes.text("version")).contains("v1.0");
        assertThat(attributes.text("rack")).isEmpty();
        assertThat(attributes.first("none")).isEmpty();
        assertThat(attributes).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a:1.0        | SCALAR | a:1",
                "a:1e3        | SCALAR | a:1000",
                "a:-3         | TEXT   | a:-3",
                "a:nan        | TEXT   | a:nan",
                "a:b:c        | TEXT   | a:b:c",
                "a:x y z      | TEXT   | a:xyz",
                "a:[1-2,3-4]  | RANGES | a:[1-4]",
            })
    void parse_value_hasTheTypeTheServerGivesIt(String text, String type, String printed) {
        Attributes attributes = Attributes.parse(text);

        assertThat(attributes.toList().get(0).type()).isEqualTo(ValueType.of(type));
        assertThat(attributes).hasToString(printed);
        assertThat(Attributes.parse(attributes.toString())).isEqualTo(attributes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:", ":b", "a: ", "a:{b,c}", "a:(b", "a:b[1]", "a:1e-310"})
    void parse_whatStopsAnAgent_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Attributes.parse(text));
    }

    @Test
    void first_nameTwice_isTheFirst() {
        Attributes attributes = Attributes.parse("a:1;b:x;a:2; a:3");

        assertThat(attributes.scalar("a")).hasValue(1);
        assertThat(attributes.all("a")).hasSize(2);
        assertThat(attributes.scalar(" a")).hasValue(3);
        assertThat(attributes).isNotEqualTo(Attributes.parse("a:2;b:x;a:1; a:3"));
    }

    @Test
    void json_isTheListOfThem() throws Exception {
        Attributes attributes = Attributes.parse("rack:7;zone:eu-1");
        String json = Json.mapper().writeValueAsString(attributes);

        assertThat(json).startsWith("[{\"name\":\"rack\"");
        assertThat(Json.mapper().readValue(json, Attributes.class)).isEqualTo(attributes);
        assertThat(Attributes.none().isEmpty()).isTrue();
    }
}

package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesParserTest {
    @Test
    void parse_anAgentsText_hasAllOfIt() {
        Resources resources = Resources.parse("cpus:24;mem:24576;disk:409600;ports:[21000-24000];ssd:{a,b,c}");

        assertThat(resources.cpus()).isEqualTo(24);
        assertThat(resources.mem()).isEqualTo(24576);
        assertThat(resources.disk()).isEqualTo(409600);
        assertThat(resources.ports()).isEqualTo(Ranges.of(Range.of(21000, 24000)));
        assertThat(resources.set("ssd")).isEqualTo(ValueSet.of("c", "b", "a"));
        assertThat(resources).hasToString("cpus:24; mem:24576; disk:409600; ports:[21000-24000]; ssd:{a, b, c}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpus::8                | cpus:8",
                ";;cpus:8;              | cpus:8",
                " cpus : 8              | cpus:8",
                "cpus:1;cpus:0.5        | cpus:1.5",
                "cpus:1e2               | cpus:100",
                "cpus:0x10              | cpus:16",
                "cpus:.5                | cpus:0.5",
                "cpus:+2                | cpus:2",
                "cpus:1.2345            | cpus:1.235",
                "cpus:0.0004;mem:1      | mem:1",
                "cpus:0;ports:[];s:{}   | ''",
                "ports:[1,2]            | ports:[1-2]",
                "ports:[1-2,3-4]        | ports:[1-4]",
                "ports:[5-6,1-2]        | ports:[1-2, 5-6]",
                "ports:[1-9,4-3]        | ports:[1-9]",
                "ports:[0x10-0x1f]      | ports:[16-31]",
                "ports:[1 - 2]          | ports:[1-2]",
                "cpus(dev):8            | cpus(reservations: [(STATIC,dev)]):8",
                "cpus( dev )x:8         | cpus(reservations: [(STATIC,dev)]):8",
                "cpus(a/b):8            | cpus(reservations: [(STATIC,a/b)]):8",
                "cpus(*):8              | cpus:8",
            })
    void parse_whatTheServerTakes_readsItAsTheServer(String text, String expected) {
        assertThat(Resources.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpus",
                "cpus:",
                "cpus:8:9",
                ":8",
                " :8",
                "cpus:inf",
                "cpus:nan",
                "cpus:-1",
                "cpus:0x1.8p3",
                "cpus:1e-320",
                "cpus:1e999",
                "cpus:many",
                "cpus:8]",
                "cpus:8[1-2]",
                "cpus:(8",
                "cpus():8",
                "cpus(:8",
                "cpus)(:8",
                "cpus(a//b):8",
                "cpus(-a):8",
                "cpus(a/..):8",
                "cpus(a b):8",
                "ports:[5]",
                "ports:[5-3]",
                "ports:[a-b]",
                "ports:[1-99999999999999999999]",
                "s:{a,a}",
                "cpus:1;cpus:[1-2]",
                "[{\"name\":\"cpus\"}]",
                "[{\"name\":\"cpus\",\"type\":\"SCALAR\"}]",
                "[{\"name\":\"cpus\",\"type\":\"TEXT\",\"text\":{\"value\":\"a\"}}]",
                "[{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":-1}}]",
                "[{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":1},\"set\":{\"item\":[\"a\"]}}]",
                "[{\"name\":\"p\",\"type\":\"RANGES\",\"ranges\":{\"range\":[{\"begin\":1,\"end\":3},{\"begin\":3,\"end\":4}]}}]",
                "{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":1}}",
                "[null]",
                "[1,",
            })
    void parse_whatTheServerRefuses_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Resources.parse(text));
    }

    @Test
    void parse_json_readsBothFormsOfReservations() {
        Resources resources = Resources.parse("""
                [{"name":"cpus","type":"SCALAR","scalar":{"value":24}},
                 {"name":"mem","type":"SCALAR","scalar":{"value":1},"role":"dev"},
                 {"name":"mem","type":"SCALAR","scalar":{"value":2},"reservations":[{"type":"STATIC","role":"dev"}]}]
                """);

        assertThat(resources).isEqualTo(Resources.parse("cpus:24;mem(dev):3"));
    }

    @Test
    void parse_withADefaultRole_reservesWhatSaysNothing() {
        Resources resources = Resources.parse("cpus:1;mem(ops):2;disk(*):3", "dev");

        assertThat(resources).isEqualTo(Resources.parse("cpus(dev):1;mem(ops):2;disk:3"));
        assertThat(Resources.parse("[{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":1}}]", "dev"))
                .isEqualTo(Resources.parse("cpus(dev):1"));
    }

    @Test
    void parse_anyText_isReadOrRefused() {
        String alphabet = "cm:;()[]{},-.*/0123456789xe \n";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("c:");
            for (int j = random.nextInt(12); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Resources read = Resources.parse(text.toString());
                assertThat(read.contains(read)).as(text.toString()).isTrue();
                assertThat(read.minus(read).isEmpty()).as(text.toString()).isTrue();
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}

package io.mesokit.perf.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.perf.Reading;
import io.mesokit.perf.prometheus.Problem.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final Family CPU = Family.counter("cpu_seconds", "CPU time.");
    private static final Family MEM = Family.gauge("mem_bytes", "Memory.");
    private final Exposition exposition = new Exposition();

    @Test
    void text_twoFamilies_isWrittenToTheCharacter() {
        exposition
                .add(CPU, task("a"), new Reading.Measured(1_500_000_000), 1e9)
                .add(MEM, task("a"), new Reading.Measured(4096))
                .add(CPU, task("b"), new Reading.Scaled(2.0, 0.5))
                .add(MEM, LabelSet.none(), 0.25);

        assertThat(exposition.text())
                .isEqualTo("# HELP cpu_seconds CPU time.\n# TYPE cpu_seconds counter\n"
                        + "cpu_seconds{task_id=\"a\"} 1.5\ncpu_seconds{task_id=\"b\"} 2\n"
                        + "# HELP mem_bytes Memory.\n# TYPE mem_bytes gauge\n"
                        + "mem_bytes{task_id=\"a\"} 4096\nmem_bytes 0.25\n");
        assertThat(exposition.series()).isEqualTo(4);
        assertThat(exposition.problems()).isEmpty();
        assertThat(exposition).hasToString("Exposition[4 series, 0 dropped]");
    }

    @Test
    void text_readingsWithoutNumber_areLeftOutWithTheirFamily() {
        exposition
                .add(CPU, task("a"), new Reading.Gone())
                .add(CPU, task("a"), new Reading.Unsupported("no"), 1e9)
                .add(MEM, task("a"), new Reading.NotMeasurable("no"));

        assertThat(exposition.text()).isEmpty();
        assertThat(exposition.dropped()).isZero();
    }

    @Test
    void add_notANumber_isLeftOutAndTold() {
        exposition
                .add(MEM, task("a"), Double.NaN)
                .add(MEM, task("b"), Double.POSITIVE_INFINITY)
                .add(MEM, task("c"), 1);

        assertThat(exposition.text()).doesNotContain("NaN", "Inf").contains("\"c\"} 1\n");
        assertThat(kinds()).containsExactly(Kind.NOT_A_NUMBER, Kind.NOT_A_NUMBER);
        assertThat(exposition.dropped()).isEqualTo(2);
    }

    @Test
    void add_sameSeriesTwice_firstStaysAndItIsTold() {
        exposition.add(MEM, task("a"), 1).add(MEM, task("a"), 2);

        assertThat(exposition.text()).contains("} 1\n").doesNotContain("} 2\n");
        assertThat(kinds()).containsExactly(Kind.SERIES_TWICE);
    }

    @Test
    void add_familiesThatFallTogether_areNotMerged() {
        Family dash = Family.counter("task_L1-loads", "With a dash.");
        Family dot = Family.counter("task_L1.loads", "With a dot.");
        exposition.add(dash, task("a"), 1).add(dot, task("b"), 2).add(Family.gauge("task_L1-loads", ""), task("c"), 3);

        assertThat(TextGrammar.read(exposition.text()).values("task_L1_loads", "task_id"))
                .isEqualTo(Map.of("a", 1.0));
        assertThat(kinds()).containsExactly(Kind.NAME_TAKEN, Kind.NAME_TAKEN);
        assertThat(exposition.problems().get(0).toString()).contains("task_L1.loads", "taken by task_L1-loads");
    }

    @Test
    void add_moreThanTheLimit_isLeftOutAndCounted() {
        Exposition small = new Exposition(3);
        for (int task = 0; task < 2000; task++) {
            small.add(MEM, task("t" + task), task);
        }
        small.add(CPU, task("t"), 1);

        assertThat(small.text()).doesNotContain("cpu_seconds");
        assertThat(small.series()).isEqualTo(3);
        assertThat(TextGrammar.read(small.text()).series).hasSize(3);
        assertThat(small.dropped()).isEqualTo(1998);
        assertThat(small.problems()).hasSize(1000).allMatch(one -> one.kind() == Kind.SERIES_TOO_MANY);
        assertThatIllegalArgumentException().isThrownBy(() -> new Exposition(0));
    }

    @Test
    void text_numbersOfAllSizes_comeBackAsTheyWere() {
        double[] values = {0, -0.5, 1e15, 1.5e300, 5e-324, Long.MAX_VALUE, 1e9 + 0.1, -3, 123456789012345.0};
        for (int each = 0; each < values.length; each++) {
            exposition.add(MEM, task("" + each), values[each]);
        }
        exposition.add(MEM, task("long"), Long.MAX_VALUE - 1);

        Map<String, Double> read = TextGrammar.read(exposition.text()).values("mem_bytes", "task_id");

        for (int each = 0; each < values.length; each++) {
            assertThat(read.get("" + each)).isEqualTo(values[each]);
        }
        assertThat(exposition.text()).contains(" 9223372036854775806\n");
    }

    @Test
    void addDecimal_numbersOfAllSizes_areWrittenToTheLastDigit() {
        long[] values = {0, 1, -1, 10, 1_500_000_000, -1_500_000_000, 2_000_000_001, Long.MAX_VALUE, Long.MIN_VALUE};
        int[] places = {0, 1, 3, 9, 18};
        for (long value : values) {
            for (int decimals : places) {
                exposition.addDecimal(MEM, task(value + "e" + decimals), value, decimals);
            }
        }

        for (long value : values) {
            for (int decimals : places) {
                BigDecimal number = BigDecimal.valueOf(value, decimals).stripTrailingZeros();
                assertThat(exposition.text())
                        .contains("{task_id=\"" + value + "e" + decimals + "\"} " + number.toPlainString() + "\n");
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> exposition.addDecimal(MEM, LabelSet.none(), 1, 19));
    }

    @Test
    void clear_sameSeriesAgain_onlyNewValuesAreWritten() {
        LabelSet a = task("a");
        LabelSet b = task("b");
        for (int scrape = 1; scrape <= 3; scrape++) {
            exposition.clear();
            exposition.add(MEM, a, scrape).add(MEM, b, 10 * scrape);

            assertThat(values()).isEqualTo(Map.of("a", scrape * 1.0, "b", scrape * 10.0));
            assertThat(exposition.series()).isEqualTo(2);
            assertThat(exposition.bytes()).isEqualTo(exposition.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void clear_anySeriesInAnyOrder_isTheTextOfANewOne() {
        Random random = new Random(5);
        List<LabelSet> tasks =
                IntStream.range(0, 6).mapToObj(each -> task("t" + each)).toList();
        for (int scrape = 0; scrape < 3000; scrape++) {
            exposition.clear();
            Exposition fresh = new Exposition();
            for (int line = random.nextInt(9); line > 0; line--) {
                LabelSet labels = random.nextBoolean() ? tasks.get(random.nextInt(6)) : task("t" + random.nextInt(6));
                exposition.add(MEM, labels, line);
                fresh.add(MEM, labels, line);
            }
            assertThat(exposition.text()).isEqualTo(fresh.text());
            assertThat(exposition.dropped()).isEqualTo(fresh.dropped());
        }
    }

    @Test
    void clear_anotherFamilyOfTheSameName_takesIt() {
        exposition.add(Family.counter("task_L1-loads", "With a dash."), task("a"), 1);
        exposition.clear();
        assertThat(exposition.text()).isEmpty();
        exposition.add(Family.counter("task_L1.loads", "With a dot."), task("b"), 2);

        assertThat(exposition.problems()).isEmpty();
        assertThat(exposition.text()).contains("With a dot.").doesNotContain("dash");
    }

    @Test
    void clear_problemsOfTheLastScrape_areForgotten() {
        exposition.add(MEM, task("a"), 1).add(MEM, task("a"), 2);

        exposition.clear();

        assertThat(exposition.problems()).isEmpty();
        assertThat(exposition).hasToString("Exposition[0 series, 0 dropped]");
    }

    private Map<String, Double> values() {
        return TextGrammar.read(exposition.text()).values("mem_bytes", "task_id");
    }

    @Test
    void text_anyLabelsAndNames_areReadBackByAnotherReader() {
        Random random = new Random(4);
        for (int task = 0; task < 300; task++) {
            LabelSet labels = Wca.labelRules()
                    .labels(
                            task("t" + task),
                            List.of(
                                    Map.entry(junk(random), junk(random)),
                                    Map.entry(junk(random), junk(random)),
                                    Map.entry("odd", junk(random))));
            exposition.add(Family.gauge("m" + junk(random), junk(random)), labels, task);
        }

        TextGrammar read = TextGrammar.read(exposition.text());

        assertThat(read.series).hasSize(exposition.series());
        assertThat(exposition.series() + exposition.dropped()).isEqualTo(300);
    }

    @Test
    void text_valuesToBeEscaped_comeBackAsTheyWere() {
        String odd = "a\\n\"b\"\nc\\\r\t}{,=é\uD83D\uDE00";
        exposition.add(Family.gauge("m", "back\\slash\nand \"more\""), LabelSet.of("odd", odd), 1);

        TextGrammar read = TextGrammar.read(exposition.text());

        assertThat(read.series.get(0).labels()).containsEntry("odd", odd);
        assertThat(read.help).containsEntry("m", "back\\\\slash\\nand \"more\"");
    }

    private static String junk(Random random) {
        String alphabet = "ab_:.-/ \\\"\n{}=,#1\u00e9\u0000\uD83D\uDE00";
        StringBuilder junk = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            junk.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return junk.toString();
    }

    private List<Kind> kinds() {
        return exposition.problems().stream().map(Problem::kind).toList();
    }

    private static LabelSet task(String id) {
        return LabelSet.of("task_id", id);
    }
}

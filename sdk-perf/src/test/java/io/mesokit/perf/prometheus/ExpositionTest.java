package io.mesokit.perf.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mesokit.perf.Reading;
import io.mesokit.perf.prometheus.Problem.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

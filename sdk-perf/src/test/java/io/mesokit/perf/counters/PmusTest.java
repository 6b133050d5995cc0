package io.mesokit.perf.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Events by the description of a PMU in sysfs, as of an Intel processor; unverified until run on a machine with a PMU.
 */
class PmusTest {
    private static final String CPU = "sys/bus/event_source/devices/cpu/";

    @TempDir
    Path root;

    private FakeMachine fake;

    @BeforeEach
    void describe() {
        fake = new FakeMachine(root);
        fake.file(CPU + "type", "4");
        fake.file(CPU + "format/event", "config:0-7");
        fake.file(CPU + "format/umask", "config:8-15");
        fake.file(CPU + "format/cmask", "config:24-31");
        fake.file(CPU + "format/any", "config:21");
        fake.file(CPU + "format/ldlat", "config1:0-15");
        fake.file(CPU + "format/split", "config2:0-3,32-35");
        fake.file(CPU + "events/mem-loads", "event=0xcd,umask=0x1,ldlat=3");
    }

    private Lookup lookup(String text) {
        return new Pmus(fake.machine()).lookup(PerfEvent.parse(text), false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu/event=0xa3,umask=0x14,cmask=20/ | 0x140014a3 | 0 | 0",
                "cpu/event=0xa3,any/                 | 0x2000a3   | 0 | 0",
                "cpu/mem-loads/                      | 0x1cd      | 3 | 0",
                "cpu/mem-loads,ldlat=30/             | 0x1cd      | 30 | 0",
                "cpu/ldlat=30,mem-loads/             | 0x1cd      | 30 | 0",
                "cpu/split=0xa5/                     | 0          | 0 | 0xa00000005",
                "cpu/config=0x1a8,config1=7/         | 0x1a8      | 7 | 0",
                "cpu/config=0xffffffffffffffff/      | -1         | 0 | 0"
            })
    void terms_ofADescribedPmu_areDealtToTheirBits(String text, String config, String config1, String config2) {
        assertThat(lookup(text).code())
                .contains(new EventCode.Fixed(4, Long.decode(config), Long.decode(config1), Long.decode(config2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu/nothing=1/     | NO_SUCH_EVENT | \"nothing\" is neither",
                "cpu/event=0x100/   | NO_SUCH_EVENT | too large",
                "cpu/event=abc/     | NO_SUCH_EVENT | no number",
                "gpu/event=1/       | NO_SUCH_EVENT | only cpu"
            })
    void terms_thatMeanNothingHere_areNoSuchEvent(String text, PerfObstacle obstacle, String word) {
        assertThat(lookup(text).refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.obstacle()).isEqualTo(obstacle);
            assertThat(refusal.sentence()).contains(word);
        });
    }

    @Test
    void pmu_ofTheWholeMachine_isRefused() {
        fake.file("sys/bus/event_source/devices/uncore_imc_0/type", "14");
        fake.file("sys/bus/event_source/devices/uncore_imc_0/cpumask", "0");

        assertThat(lookup("cas/uncore_imc_0/event=4/").refusal().orElseThrow().obstacle())
                .isEqualTo(PerfObstacle.MACHINE_WIDE);
    }

    @Test
    void format_inANewerField_isPutThereInLargerAttributes() {
        fake.file(CPU + "format/wide", "config3:4-11");

        ByteBuffer attributes =
                Abi.attributes(lookup("cpu/event=1,wide=0xa5/").code().orElseThrow(), true, false, false);

        assertThat(attributes.capacity()).isEqualTo(136).isEqualTo(attributes.getInt(4));
        assertThat(attributes.getLong(8)).isEqualTo(1);
        assertThat(attributes.getLong(128)).isEqualTo(0xa50);
        assertThat(Abi.attributes(lookup("cpu/config3=7/").code().orElseThrow(), true, false, false)
                        .getLong(128))
                .isEqualTo(7);
        assertThat(Abi.attributes(lookup("cpu/event=1/").code().orElseThrow(), true, false, false)
                        .capacity())
                .as("older kernels refuse more than they know")
                .isEqualTo(112);
    }

    @Test
    void format_inAFieldThatIsNotKnown_isRefusedAndNotPutElsewhere() {
        fake.file(CPU + "format/later", "config9:0-7");

        assertThat(lookup("cpu/later=1/").refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.obstacle()).isEqualTo(PerfObstacle.NO_SUCH_EVENT);
            assertThat(refusal.sentence()).contains("later", "config9");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "cpu_atom/cycles/, 0, 0xa00000000",
        "cpu_atom/cpu-cycles/, 0, 0xa00000000",
        "cpu_core/instructions/, 0, 0x400000001",
        "cpu_atom/LLC-load-misses/, 3, 0xa00010002",
        "cpu/branches/, 0, 0x4"
    })
    void name_inAPmu_isThatEventOfItsCores(String text, int type, String config) {
        fake.file("sys/bus/event_source/devices/cpu_core/type", "4");
        fake.file("sys/bus/event_source/devices/cpu_core/cpus", "0-1");
        fake.file("sys/bus/event_source/devices/cpu_atom/type", "10");
        fake.file("sys/bus/event_source/devices/cpu_atom/cpus", "2-3");

        assertThat(lookup(text).code()).contains(EventCode.fixed(type, Long.decode(config)));
    }

    @Test
    void name_inAPmuThatDescribesItOrIsOfNoProcessor_isLeftToThePmu() {
        fake.file(CPU + "events/branches", "event=0xc4");
        fake.file("sys/bus/event_source/devices/msr/type", "9");

        assertThat(lookup("cpu/branches/").code()).contains(EventCode.fixed(4, 0xc4));
        assertThat(lookup("msr/cycles/").refusal().orElseThrow().obstacle()).isEqualTo(PerfObstacle.NO_SUCH_EVENT);
    }
}

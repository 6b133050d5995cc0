package io.mesokit.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class ModelStyleTest {
    private static Sample read(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, Sample.class);
    }

    private static String roundTrip(String json) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(read(json));
    }

    @Test
    void unknownFields_roundTrip_survive() throws Exception {
        String json = "{\"id\":\"a\",\"labels\":{},\"names\":[],\"zeta\":{\"x\":[1,null]},\"beta\":null}";
        assertThat(roundTrip(json)).isEqualTo(json);
    }

    @Test
    void unknownFields_memberWithThatName_isKeptAsAMember() throws Exception {
        assertThat(read("{\"id\":\"a\",\"unknownFields\":{\"b\":1}}").unknownFields())
                .containsOnlyKeys("unknownFields");
    }

    @Test
    void read_nulls_areTakenAsAbsent() throws Exception {
        Sample sample = read("{\"id\":\"a\",\"cmd\":null,\"names\":[null,\"x\"],\"labels\":null,\"instances\":null}");
        assertThat(sample.cmd()).isEmpty();
        assertThat(sample.instances()).isEmpty();
        assertThat(sample.names()).containsExactly("x");
        assertThat(sample.labels()).isEmpty();
    }

    @Test
    void write_absentValues_areLeftOut() throws Exception {
        assertThat(Json.mapper().writeValueAsString(Sample.builder().id("a").build()))
                .isEqualTo("{\"id\":\"a\",\"labels\":{},\"names\":[]}");
    }

    @Test
    void toBuilder_changesOnlyWhatIsSet() throws Exception {
        Sample edited = read("{\"id\":\"a\",\"new\":1}").toBuilder().cmd("run").build();
        assertThat(edited.cmd()).contains("run");
        assertThat(edited.unknownFields()).containsKey("new");
    }
}

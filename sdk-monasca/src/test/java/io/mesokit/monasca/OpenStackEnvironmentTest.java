package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Planted;
import io.mesokit.core.spi.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenStackEnvironmentTest {
    private static JsonNode auth(Map<String, String> variables) throws Exception {
        byte[] body = OpenStackEnvironment.builder(variables).login().body().orElseThrow();
        return Json.mapper().readTree(body).path("auth");
    }

    private static JsonNode json(String text) throws Exception {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void builder_nameAndProject_asksForThem() throws Exception {
        Map<String, String> variables = Map.of(
                "OS_AUTH_URL", "http://k:5000/v3",
                "OS_USERNAME", "mon",
                "OS_PASSWORD", Planted.PASSWORD,
                "OS_PROJECT_NAME", "demo",
                "OS_USER_DOMAIN_NAME", "corp",
                "OS_PROJECT_DOMAIN_ID", "d1",
                "OS_REGION_NAME", "R1",
                "OS_INTERFACE", "internal");
        assertThat(auth(variables))
                .isEqualTo(json("{'identity':{'methods':['password'],'password':{'user':{'name':'mon',"
                        + "'domain':{'name':'corp'},'password':'" + Planted.PASSWORD + "'}}},"
                        + "'scope':{'project':{'name':'demo','domain':{'id':'d1'}}}}"));
        assertThat(OpenStackEnvironment.builder(variables).endpointDefaults())
                .hasToString("monitoring, internal, in R1");
    }

    @Test
    void builder_otherMethods_areKnown() throws Exception {
        assertThat(auth(Map.of(
                        "OS_AUTH_URL",
                        "x",
                        "OS_USER_ID",
                        "u1",
                        "OS_PASSWORD",
                        Planted.PASSWORD,
                        "OS_SYSTEM_SCOPE",
                        "all")))
                .isEqualTo(json("{'identity':{'methods':['password'],'password':{'user':{'id':'u1','password':'"
                        + Planted.PASSWORD + "'}}}," + "'scope':{'system':{'all':true}}}"));
        assertThat(auth(Map.of(
                        "OS_AUTH_URL",
                        "x",
                        "OS_APPLICATION_CREDENTIAL_ID",
                        "ac",
                        "OS_APPLICATION_CREDENTIAL_SECRET",
                        Planted.TOKEN)))
                .isEqualTo(json("{'identity':{'methods':['application_credential'],"
                        + "'application_credential':{'id':'ac','secret':'" + Planted.TOKEN + "'}}}"));
        assertThat(auth(Map.of("OS_AUTH_URL", "x", "OS_TOKEN", Planted.OTHER_TOKEN, "OS_DOMAIN_ID", "d")))
                .isEqualTo(json("{'identity':{'methods':['token'],'token':{'id':'" + Planted.OTHER_TOKEN
                        + "'}},'scope':{'domain':{'id':'d'}}}"));
    }

    @Test
    void builder_somethingMissing_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auth(Map.of("OS_AUTH_URL", "x", "OS_USERNAME", "mon")))
                .withMessageContaining("OS_PASSWORD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auth(Map.of("OS_USERNAME", "mon", "OS_PASSWORD", "")))
                .withMessageContaining("OS_PASSWORD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> auth(Map.of("OS_USERNAME", "mon", "OS_PASSWORD", "x")))
                .withMessageContaining("OS_AUTH_URL");
    }
}

package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.http.WireHeaders;
import io.mesokit.testkit.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Resource providers, as the operator API of an agent configures and shows them. */
class ResourceProvidersTest {
    private static final String INFO = "{'info':{'type':'org.apache.mesos.rp.local.storage','name':'%s','storage':"
            + "{'plugin':{'type':'org.example.csi','name':'%s','containers':[{'services':['NODE_SERVICE']}]}}}}";

    private final EmbeddedMesos mesos = EmbeddedMesos.start(
            MesosOptions.ofDefaults().withAgents(AgentSpec.ofDefaults().withResourceProviders()),
            VirtualClock.ofDefaults());
    private final MesosAgent agent = mesos.agents().get(0);

    @AfterEach
    void close() {
        mesos.close();
    }

    private RawHttp.Answer call(String type, String member) throws IOException {
        String body = "{'type':'" + type + "','" + type.toLowerCase(java.util.Locale.ROOT) + "':" + member + "}";
        return RawHttp.send(
                agent.url(),
                "POST",
                "/api/v1",
                WireHeaders.none().plus("Content-Type", "application/json"),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode providers() throws IOException {
        return Replay.tree(call("GET_RESOURCE_PROVIDERS", "{}").text())
                .path("get_resource_providers")
                .path("resource_providers");
    }

    @Test
    void configuration_isAddedOnce_andAnotherOfItsNameIsAConflict() throws Exception {
        assertThat(call("ADD_RESOURCE_PROVIDER_CONFIG", INFO.formatted("a", "p"))
                        .status())
                .isEqualTo(200);
        assertThat(call("ADD_RESOURCE_PROVIDER_CONFIG", INFO.formatted("a", "p"))
                        .status())
                .isEqualTo(200);
        RawHttp.Answer other = call("ADD_RESOURCE_PROVIDER_CONFIG", INFO.formatted("a", "q"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text())
                .isEqualTo(
                        "Resource provider with type 'org.apache.mesos.rp.local.storage' and name 'a' already exists");
        assertThat(providers()).hasSize(1);
    }

    @Test
    void update_changesWhatIsThere_only() throws Exception {
        assertThat(call("UPDATE_RESOURCE_PROVIDER_CONFIG", INFO.formatted("a", "p"))
                        .status())
                .isEqualTo(409);
        call("ADD_RESOURCE_PROVIDER_CONFIG", INFO.formatted("a", "p"));
        assertThat(call("UPDATE_RESOURCE_PROVIDER_CONFIG", INFO.formatted("a", "q"))
                        .status())
                .isEqualTo(200);
        assertThat(providers()
                        .path(0)
                        .path("resource_provider_info")
                        .path("storage")
                        .path("plugin")
                        .path("name")
                        .asText())
                .isEqualTo("q");
    }

    @Test
    void configurationOfNonsense_isRefusedWithTheServersWords() throws Exception {
        RawHttp.Answer answer = call("ADD_RESOURCE_PROVIDER_CONFIG", "{'info':{'type':'t','name':'n'}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo("Failed to validate resource provider config with type 't' and name 'n': Unknown local"
                        + " resource provider type 't'");
    }

    @Test
    void providerWithResources_isNotGone_untilItsConfigurationIs() throws Exception {
        call("ADD_RESOURCE_PROVIDER_CONFIG", INFO.formatted("a", "p"));
        String id = agent.addResourceProvider("a", "disk:2048");
        String gone = "{'resource_provider_id':{'value':'" + id + "'}}";
        RawHttp.Answer refused = call("MARK_RESOURCE_PROVIDER_GONE", gone);
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.text()).contains("Resource provider has resources");
        call("REMOVE_RESOURCE_PROVIDER_CONFIG", "{'type':'org.apache.mesos.rp.local.storage','name':'a'}");
        assertThat(call("MARK_RESOURCE_PROVIDER_GONE", gone).status()).isEqualTo(200);
        assertThat(providers()).noneMatch(one -> one.toString().contains(id));
    }
}

package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.mesokit.core.BothWays;
import io.mesokit.core.ConflictException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.ServerException;
import io.mesokit.mesos.model.CsiPluginContainerInfo;
import io.mesokit.mesos.model.CsiPluginInfo;
import io.mesokit.mesos.model.CsiService;
import io.mesokit.mesos.model.Image;
import io.mesokit.mesos.model.ImageType;
import io.mesokit.mesos.model.ResourceProviderId;
import io.mesokit.mesos.model.ResourceProviderInfo;
import io.mesokit.mesos.model.ResourceProviderStorage;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resource providers, and the images that an agent keeps. */
class ResourceProvidersTest {
    private static final ResourceProviderInfo INFO = ResourceProviderInfo.builder()
            .type("org.apache.mesos.rp.local.storage")
            .name("p")
            .storage(ResourceProviderStorage.builder()
                    .plugin(CsiPluginInfo.builder()
                            .type("org.apache.mesos.csi.test")
                            .addContainers(CsiPluginContainerInfo.builder()
                                    .addServices(CsiService.of("NODE_SERVICE"))
                                    .build())
                            .build())
                    .build())
            .build();
    private static final ResourceProviderId ID = ResourceProviderId.of("p1");

    private final Mesos mesos = Mesos.start();
    private final ResourceProviders providers = mesos.agent.resourceProviders();

    @AfterEach
    void close() {
        mesos.close();
    }

    @ParameterizedTest
    @EnumSource
    void anyChange_agentWithoutThem_saysWhichFlagIsMissing(BothWays way) {
        assertThat(way.run(providers.list())).isEmpty();
        List.of(providers.add(INFO), providers.update(INFO), providers.remove(INFO.type(), INFO.name()))
                .forEach(change -> assertThat(way.fails(change, ServerException.class))
                        .hasMessageContaining("--resource_provider_config_dir"));
    }

    @ParameterizedTest
    @EnumSource
    void add_another_isAConflict(BothWays way) {
        refusing(409, "already exists", agent -> {
            way.fails(agent.add(INFO), ConflictException.class);
            way.fails(agent.update(INFO), ConflictException.class);
        });
        refusing(
                400,
                "Expecting 'info.id' to be not set",
                agent -> way.fails(agent.add(INFO), InvalidRequestException.class));
    }

    private static void refusing(int status, String why, java.util.function.Consumer<ResourceProviders> then) {
        WireResponse refusal = WireResponse.of(status, "text/plain; charset=utf-8", why);
        try (WireServer server = WireServer.start("refusing", 0, request -> refusal);
                MesosAgent agent = MesosAgent.connect(server.url())) {
            then.accept(agent.resourceProviders());
        }
    }

    @ParameterizedTest
    @EnumSource
    void markGone_confirmed_isSent(BothWays way) {
        way.run(providers.markGone(ID, Irreversible.CONFIRMED));

        assertThat(mesos.server.agents().get(0).requests())
                .extracting(request -> request.text())
                .singleElement()
                .asString()
                .contains("MARK_RESOURCE_PROVIDER_GONE", "p1");
    }

    @Test
    void markGone_notConfirmed_cannotBeAsked() {
        assertThatNullPointerException().isThrownBy(() -> providers.markGone(ID, confirmationForgotten()));
    }

    @SuppressWarnings("NullAway") // what a caller without the checker may do
    private static Irreversible confirmationForgotten() {
        return null;
    }

    @ParameterizedTest
    @EnumSource
    void prune_excluded_isSent(BothWays way) {
        way.run(mesos.agent
                .images()
                .prune(List.of(Image.builder().type(ImageType.DOCKER).build())));

        assertThat(mesos.server.agents().get(0).requests().get(0).text()).contains("\"excluded_images\":[{");
    }
}

package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.ConflictException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.Request;
import io.mesokit.mesos.model.QuotaConfig;
import io.mesokit.mesos.model.QuotaRequest;
import io.mesokit.mesos.model.Resources;
import io.mesokit.mesos.model.Scalar;
import io.mesokit.mesos.model.legacy.RoleUsage;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.RemoveQuotaCall;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuotasTest {
    private final Mesos mesos = Mesos.start();
    private final Quotas quotas = mesos.master.quotas();

    @AfterEach
    void close() {
        mesos.close();
    }

    private static QuotaConfig quota(String role, double guaranteed, double limit) {
        return QuotaConfig.builder()
                .role(role)
                .putGuarantees("cpus", Scalar.of(guaranteed))
                .putLimits("cpus", Scalar.of(limit))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void update_twoRoles_areSetAndCleared(BothWays way) {
        assertThat(way.run(quotas.status()).configs()).isEmpty();
        way.run(quotas.update(List.of(quota("dev", 1, 2), quota("prod", 1, 4))));
        assertThat(way.run(quotas.status()).configs())
                .containsExactlyInAnyOrder(quota("dev", 1, 2), quota("prod", 1, 4));

        way.run(quotas.clear("dev"));
        way.run(quotas.clear("never"));
        assertThat(way.run(quotas.status()).configs())
                .filteredOn(config -> !config.limits().isEmpty())
                .containsExactly(quota("prod", 1, 4));
    }

    @ParameterizedTest
    @EnumSource
    void update_impossible_isInvalidAndNoneIsSet_pitfall26(BothWays way) {
        List<QuotaConfig> beyond = List.of(quota("dev", 1, 2), quota("prod", 1000, 2000));

        assertThat(way.fails(quotas.update(beyond), InvalidRequestException.class))
                .hasMessageContaining("exceed cluster capacity");
        assertThat(way.run(quotas.status()).configs()).isEmpty();
        way.fails(quotas.update(List.of(quota("dev", 3, 2))), InvalidRequestException.class);
        way.fails(quotas.update(List.of(quota("dev/a", 1, 2))), InvalidRequestException.class);

        way.run(quotas.updateByForce(beyond));
        assertThat(way.run(quotas.status()).configs()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void usage_taskRuns_isConsumed_pitfall29(BothWays way) {
        mesos.task(mesos.framework(), "t");
        way.run(quotas.update(List.of(quota("*", 1, 2))));
        RoleUsage usage = way.run(mesos.master.legacy().roles()).get(0);

        assertThat(usage.name()).isEqualTo("*");
        assertThat(usage.quota().orElseThrow().consumed().orElseThrow().scalar("cpus"))
                .isEqualTo(0.5);
        assertThat(usage.quota().orElseThrow().limit().orElseThrow().scalar("cpus"))
                .isEqualTo(2);
        assertThat(usage.allocated().orElseThrow().scalar("mem")).isEqualTo(64);
        assertThat(usage.frameworks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void set_twiceOrTooMuch_isTyped(BothWays way) {
        QuotaRequest request = QuotaRequest.builder()
                .role("dev")
                .guarantee(Resources.parse("cpus:1"))
                .build();
        QuotaRequest much = QuotaRequest.builder()
                .role("prod")
                .guarantee(Resources.parse("cpus:1000"))
                .build();
        way.run(quotas.set(request));

        assertThat(way.run(quotas.status()).configs()).containsExactly(quota("dev", 1, 1));
        way.fails(quotas.set(request), InvalidRequestException.class);
        way.fails(quotas.set(much), ConflictException.class);
    }

    @ParameterizedTest
    @EnumSource
    void remove_withAndWithoutQuota_neverKills_pitfall24(BothWays way) {
        way.run(quotas.update(List.of(quota("dev", 1, 2))));

        assertThat(way.run(quotas.remove("dev"))).isTrue();
        assertThat(way.run(quotas.remove("dev"))).isFalse();
        assertThat(way.run(quotas.remove("never"))).isFalse();
        assertThat(mesos.server.masters().get(0).alive()).isTrue();
    }

    /** Servers before 1.9 name roles with a guarantee in {@code infos}, and have no {@code configs}. */
    @ParameterizedTest
    @CsvSource({
        "infos, dev, true, true",
        "configs, dev, true, false",
        "infos, prod, false, false",
        "configs, prod, false, false"
    })
    void remove_roleIsNamedInOneListOnly_isSentIfItIsThere(String list, String named, boolean sent, boolean had) {
        String status =
                "{\"type\":\"GET_QUOTA\",\"get_quota\":{\"status\":{\"" + list + "\":[{\"role\":\"" + named + "\"}]}}}";
        try (WireServer server = WireServer.start(
                        "old",
                        0,
                        request -> request.text().contains("GET_QUOTA")
                                ? WireResponse.of(200, "application/json", status)
                                : WireResponse.of(200));
                MesosMaster other = MesosMaster.connect(server.url())) {
            assertThat(other.quotas().remove("dev").execute()).isEqualTo(had);
            assertThat(server.requests())
                    .filteredOn(request -> request.text().contains("REMOVE_QUOTA"))
                    .hasSize(sent ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void clear_keepsTheRoleListed_untilItIsRemoved(BothWays way) {
        QuotaRequest request = QuotaRequest.builder()
                .role("dev")
                .guarantee(Resources.parse("cpus:1"))
                .build();
        way.run(quotas.update(List.of(quota("dev", 1, 2))));
        way.run(quotas.clear("dev"));

        assertThat(way.run(quotas.status()).configs())
                .containsExactly(QuotaConfig.builder().role("dev").build());
        way.fails(quotas.set(request), InvalidRequestException.class);
        assertThat(way.run(quotas.remove("dev"))).isFalse();
        assertThat(way.run(quotas.status()).configs()).isEmpty();
        way.run(quotas.set(request));
        assertThat(way.run(quotas.remove("dev"))).isTrue();
    }

    /** That is what it is kept from: the embedded master dies of it as the real one does. */
    @Test
    void remove_sentWithoutALook_kills_pitfall24() {
        MasterCall call = MasterCall.of(RemoveQuotaCall.builder().role("never").build());
        try {
            mesos.master.raw(Request.post("/api/v1").json(call)).execute();
        } catch (RuntimeException died) {
            assertThat(died).isInstanceOf(io.mesokit.core.MesokitException.class);
        }
        assertThat(mesos.server.masters().get(0).alive()).isFalse();
    }
}

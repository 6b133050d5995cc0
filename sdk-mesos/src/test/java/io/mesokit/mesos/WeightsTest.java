package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.mesos.model.WeightInfo;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsTest {
    private final Mesos mesos = Mesos.start();
    private final Weights weights = mesos.master.weights();

    @AfterEach
    void close() {
        mesos.close();
    }

    /** The server leaves the list out, and what it would be in. */
    @ParameterizedTest
    @EnumSource
    void list_noneSet_isEmpty(BothWays way) {
        assertThat(way.run(weights.list())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void update_twoRoles_changesOnlyThem(BothWays way) {
        way.run(weights.update(Map.of("dev", 2.0, "prod", 3.0)));
        way.run(weights.update(Map.of("dev", 1.5)));

        assertThat(way.run(weights.list()))
                .containsExactlyInAnyOrder(
                        WeightInfo.builder().role("dev").weight(1.5).build(),
                        WeightInfo.builder().role("prod").weight(3.0).build());
        assertThat(way.run(mesos.master.roles().list()))
                .extracting(role -> role.name())
                .contains("dev", "prod");
    }

    @ParameterizedTest
    @EnumSource
    void update_impossible_isInvalid(BothWays way) {
        assertThat(way.fails(weights.update(Map.of("dev", 0.0)), InvalidRequestException.class))
                .hasMessageContaining("Weights must be positive");
        assertThat(way.fails(weights.update(Map.of("/dev", 1.0)), InvalidRequestException.class))
                .hasMessageContaining("role");
        assertThat(way.run(weights.list())).isEmpty();
    }
}

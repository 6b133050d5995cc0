package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.ServerException;
import io.mesokit.mesos.model.master.GetMasterResponse;
import io.mesokit.testkit.mesos.MesosAction;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server process, its logging, and which master leads. */
class ServerTest {
    private final Mesos mesos = Mesos.start();

    @AfterEach
    void close() {
        mesos.close();
    }

    private Stream<Server> servers() {
        return Stream.of(mesos.master.server(), mesos.agent.server());
    }

    @ParameterizedTest
    @EnumSource
    void v1Calls_bothServers_tellOfThemselves(BothWays way) {
        assertThat(servers()).hasSize(2).allSatisfy(server -> {
            assertThat(way.run(server.healthy())).isTrue();
            assertThat(way.run(server.version()).version()).startsWith("1.12");
            assertThat(way.run(server.flags())).extracting(flag -> flag.name()).contains("port");
        });
    }

    /** The one member of the call is empty, and must be there all the same. */
    @ParameterizedTest
    @EnumSource
    void metrics_withoutAndWithTimeout_areThere_pitfall22(BothWays way) {
        assertThat(servers()).hasSize(2).allSatisfy(server -> {
            assertThat(way.run(server.metrics())).isNotEmpty();
            assertThat(way.run(server.metrics(Duration.ofSeconds(5)))).isNotEmpty();
        });
        assertThat(mesos.server.masters().get(0).requests())
                .extracting(request -> request.text())
                .contains("{\"get_metrics\":{},\"type\":\"GET_METRICS\"}");
    }

    @ParameterizedTest
    @EnumSource
    void routes_bothServers_tellTheSame(BothWays way) {
        assertThat(servers()).hasSize(2).allSatisfy(server -> {
            way.run(server.ping());
            assertThat(way.run(server.ownVersion())).isEqualTo(way.run(server.version()));
            assertThat(way.run(server.ownFlags())).containsKey("port");
            assertThat(way.run(server.ownMetrics())).isNotEmpty();
            assertThat(way.run(server.ownMetrics(Duration.ofSeconds(5)))).isNotEmpty();
            assertThat(way.run(server.host())).containsKey("cpus_total");
        });
        assertThat(mesos.server.masters().get(0).requests())
                .extracting(request -> request.line())
                .contains("GET /metrics/snapshot?timeout=5000000000ns");
    }

    @ParameterizedTest
    @EnumSource
    void flags_forbidden_isTyped(BothWays way) {
        try (Mesos guarded = Mesos.denying(MesosAction.VIEW_FLAGS)) {
            way.fails(guarded.master.server().flags(), ForbiddenException.class);
            way.fails(guarded.agent.server().flags(), ForbiddenException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void logging_changed_comesBackByItself(BothWays way) {
        for (Logging logging : new Logging[] {mesos.master.logging(), mesos.agent.logging()}) {
            assertThat(way.run(logging.level())).isZero();
            way.run(logging.change(2, Duration.ofMinutes(1)));
            assertThat(way.run(logging.level())).isEqualTo(2);
            mesos.clock.advance(Duration.ofMinutes(2));
            assertThat(way.run(logging.level())).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void logging_forbidden_isTyped(BothWays way) {
        try (Mesos guarded = Mesos.denying(MesosAction.SET_LOG_LEVEL)) {
            way.fails(guarded.master.logging().change(1, Duration.ofMinutes(1)), ForbiddenException.class);
            way.fails(guarded.agent.logging().change(1, Duration.ofMinutes(1)), ForbiddenException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leader_oneMaster_isIt_pitfall4(BothWays way) {
        GetMasterResponse leader = way.run(mesos.master.leader().get());

        assertThat(leader.masterInfo().orElseThrow().port())
                .isEqualTo(mesos.server.url().getPort());
        assertThat(leader.electedTime()).isPresent();
        assertThat(way.run(mesos.master.leader().locate()).getPort())
                .isEqualTo(mesos.server.url().getPort());
    }

    @ParameterizedTest
    @EnumSource
    void leader_none_isTyped(BothWays way) {
        mesos.server.loseLeader();

        assertThat(way.fails(mesos.master.leader().locate(), ServerException.class))
                .hasMessageContaining("No leader elected");
        way.run(mesos.master.server().ping());
        assertThat(way.run(mesos.master.server().ownFlags())).isNotEmpty();
    }
}

package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.ConflictException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Planted;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.ReservationInfo;
import io.mesokit.mesos.model.ReservationType;
import io.mesokit.mesos.model.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationsTest {
    private final Mesos mesos = Mesos.start();
    private final Reservations reservations = mesos.master.reservations();
    private final AgentId agent = mesos.agentId();

    @AfterEach
    void close() {
        mesos.close();
    }

    static Resources reserved(String text, String role) {
        return Resources.parse(text)
                .pushReservation(ReservationInfo.builder()
                        .type(ReservationType.DYNAMIC)
                        .role(role)
                        .build());
    }

    private Resources of(String role) {
        return Resources.of(mesos.listed().totalResources()).reserved(role);
    }

    @ParameterizedTest
    @EnumSource
    void reserve_free_isQueuedThenThere_pitfall23(BothWays way) {
        Resources wanted = reserved("cpus:2;mem:64;ports:[31000-31009]", "dev");
        way.run(reservations.reserve(agent, wanted));

        assertThat(way.run(mesos.master.operations().list())).hasSize(1);
        assertThat(way.run(mesos.agent.state().operations())).hasSize(1);
        mesos.settle();
        assertThat(way.run(mesos.master.operations().list())).isEmpty();
        assertThat(of("dev")).isEqualTo(wanted);

        way.run(reservations.unreserve(agent, wanted));
        assertThat(of("dev").isEmpty()).isTrue();
        way.fails(reservations.unreserve(agent, wanted), ConflictException.class);
    }

    @ParameterizedTest
    @EnumSource
    void rereserve_otherRole_movesIt(BothWays way) {
        way.run(reservations.reserve(agent, reserved("cpus:2", "dev")));
        way.run(reservations.rereserve(agent, reserved("cpus:2", "dev"), reserved("cpus:2", "prod")));

        assertThat(of("dev").isEmpty()).isTrue();
        assertThat(of("prod").cpus()).isEqualTo(2);
        way.fails(
                reservations.rereserve(agent, reserved("cpus:2", "prod"), reserved("cpus:1", "dev")),
                InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource
    void reserve_impossible_isTyped(BothWays way) {
        way.fails(reservations.reserve(AgentId.of("nope"), reserved("cpus:1", "dev")), NotFoundException.class);
        way.fails(reservations.reserve(agent, reserved("cpus:100", "dev")), ConflictException.class);
        way.fails(reservations.reserve(agent, Resources.parse("cpus:1")), InvalidRequestException.class);
    }

    /** With authentication the principal of a reservation is the one that makes it, and nobody else. */
    @ParameterizedTest
    @EnumSource
    void reserve_principalOfAnother_isInvalid_pitfall13(BothWays way) {
        try (Mesos guarded = Mesos.denying()) {
            Resources own = Resources.parse("cpus:1")
                    .pushReservation(ReservationInfo.builder()
                            .type(ReservationType.DYNAMIC)
                            .role("dev")
                            .principal(Planted.USER)
                            .build());
            Reservations guardedReservations = guarded.master.reservations();

            way.run(guardedReservations.reserve(guarded.agentId(), own));
            assertThat(way.fails(
                            guardedReservations.reserve(guarded.agentId(), reserved("cpus:1", "dev")),
                            InvalidRequestException.class))
                    .hasMessageContaining("principal");
        }
    }
}

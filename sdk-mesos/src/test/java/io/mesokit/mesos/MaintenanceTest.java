package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.mesos.model.DurationInfo;
import io.mesokit.mesos.model.MachineId;
import io.mesokit.mesos.model.MaintenanceSchedule;
import io.mesokit.mesos.model.MaintenanceWindow;
import io.mesokit.mesos.model.TimeInfo;
import io.mesokit.mesos.model.Unavailability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaintenanceTest {
    private static final MachineId MACHINE =
            MachineId.builder().hostname("localhost").ip("127.0.0.1").build();
    private static final MachineId OTHER = MachineId.ofHostname("other");

    private final Mesos mesos = Mesos.start();
    private final Maintenance maintenance = mesos.master.maintenance();

    @AfterEach
    void close() {
        mesos.close();
    }

    static MaintenanceSchedule schedule(MachineId... machines) {
        Unavailability unavailability = Unavailability.builder()
                .start(TimeInfo.of(Instant.parse("2031-01-01T00:00:00Z")))
                .duration(DurationInfo.of(Duration.ofHours(1)))
                .build();
        return MaintenanceSchedule.builder()
                .addWindows(MaintenanceWindow.builder()
                        .addMachineIds(machines)
                        .unavailability(unavailability)
                        .build())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void updateSchedule_another_replacesTheWhole_pitfall25(BothWays way) {
        way.run(maintenance.updateSchedule(schedule(MACHINE, OTHER)));
        assertThat(way.run(maintenance.schedule())).isEqualTo(schedule(MACHINE, OTHER));
        assertThat(way.run(maintenance.status()).drainingMachines())
                .extracting(machine -> machine.id())
                .containsExactlyInAnyOrder(MACHINE, OTHER);

        way.run(maintenance.updateSchedule(schedule(MACHINE)));
        assertThat(way.run(maintenance.schedule())).isEqualTo(schedule(MACHINE));
    }

    @ParameterizedTest
    @EnumSource
    void start_andStop_takesTheAgentDownAndLetsTheMachineGo_pitfall30(BothWays way) {
        way.run(maintenance.updateSchedule(schedule(MACHINE)));
        way.run(maintenance.start(List.of(MACHINE)));

        assertThat(way.run(maintenance.status()).downMachines()).containsExactly(MACHINE);
        assertThat(way.run(mesos.master.agents().list()).agents()).isEmpty();
        way.fails(maintenance.start(List.of(MACHINE)), InvalidRequestException.class);
        way.fails(maintenance.updateSchedule(schedule(OTHER)), InvalidRequestException.class);

        way.run(maintenance.stop(List.of(MACHINE)));
        assertThat(way.run(maintenance.schedule()).windows()).isEmpty();
        way.fails(maintenance.stop(List.of(MACHINE)), NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource
    void anyCommand_impossible_isTyped(BothWays way) {
        way.fails(maintenance.start(List.of(OTHER)), NotFoundException.class);
        way.fails(maintenance.start(List.of()), InvalidRequestException.class);
        way.fails(maintenance.updateSchedule(schedule()), InvalidRequestException.class);
        way.fails(maintenance.updateSchedule(schedule(OTHER, OTHER)), InvalidRequestException.class);
        way.fails(maintenance.updateSchedule(schedule(MachineId.builder().build())), InvalidRequestException.class);
    }
}

package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.ConflictException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.DiskInfo;
import io.mesokit.mesos.model.Persistence;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.Resources;
import io.mesokit.mesos.model.Volume;
import io.mesokit.mesos.model.VolumeMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VolumesTest {
    private final Mesos mesos = Mesos.start();
    private final Volumes volumes = mesos.master.volumes();
    private final AgentId agent = mesos.agentId();

    @AfterEach
    void close() {
        mesos.close();
    }

    private static Resource disk(double megabytes) {
        return ReservationsTest.reserved("disk:" + megabytes, "dev").toList().get(0);
    }

    private static Resource volume(double megabytes) {
        DiskInfo info = DiskInfo.builder()
                .persistence(Persistence.builder().id("v1").build())
                .volume(Volume.builder()
                        .mode(VolumeMode.RW)
                        .containerPath("data")
                        .build())
                .build();
        return disk(megabytes).toBuilder().disk(info).build();
    }

    private Resources there() {
        return Resources.of(mesos.listed().totalResources()).persistentVolumes();
    }

    @ParameterizedTest
    @EnumSource
    void volume_wholeLife_isSeenInTheAgentsResources(BothWays way) {
        mesos.master.reservations().reserve(agent, List.of(disk(512))).execute();
        way.run(volumes.create(agent, List.of(volume(256))));
        assertThat(there()).isEqualTo(Resources.of(volume(256)));

        way.run(volumes.grow(agent, volume(256), disk(64)));
        assertThat(there()).isEqualTo(Resources.of(volume(320)));
        way.run(volumes.shrink(agent, volume(320), 20));
        assertThat(there()).isEqualTo(Resources.of(volume(300)));

        assertThat(way.run(mesos.master.agents().loss(agent)).volumes()).hasSize(1);
        way.run(volumes.destroy(agent, List.of(volume(300))));
        assertThat(there().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anyCommand_impossible_isTyped(BothWays way) {
        AgentId unknown = AgentId.of("nope");
        way.fails(volumes.create(unknown, List.of(volume(1))), NotFoundException.class);
        way.fails(volumes.grow(unknown, volume(1), disk(1)), NotFoundException.class);
        way.fails(volumes.create(agent, List.of(volume(1))), ConflictException.class);
        way.fails(volumes.create(agent, List.of(disk(1))), InvalidRequestException.class);
        way.fails(volumes.destroy(agent, List.of(volume(1))), InvalidRequestException.class);
        way.fails(volumes.shrink(agent, volume(10), 10), InvalidRequestException.class);
        way.fails(volumes.shrink(agent, disk(10), 1), InvalidRequestException.class);
    }

    /** A volume is taken whole: a part of it is none. */
    @ParameterizedTest
    @EnumSource
    void destroy_partOfAVolume_isRefused_pitfall55(BothWays way) {
        mesos.master.reservations().reserve(agent, List.of(disk(512))).execute();
        way.run(volumes.create(agent, List.of(volume(256))));

        way.fails(volumes.destroy(agent, List.of(volume(100))), InvalidRequestException.class);
        assertThat(there()).isEqualTo(Resources.of(volume(256)));
    }
}

package io.mesokit.chronos;

import io.mesokit.chronos.model.Container;
import io.mesokit.chronos.model.ExternalVolume;
import io.mesokit.chronos.model.NetworkInfo;
import io.mesokit.chronos.model.Volume;
import java.util.Optional;

/** Whether a job's container in 3.x is the one that was put; 3.0.0 loses what came with 3.0.1. */
final class SameContainer {
    private SameContainer() {}

    static boolean asPut(Optional<Container> put, Optional<Container> seen) {
        return put.isPresent() && seen.isPresent() ? asPut(put.get(), seen.get()) : put.isEmpty() && seen.isEmpty();
    }

    private static boolean asPut(Container put, Container seen) {
        return put.type().equals(seen.type())
                && put.image().equals(seen.image())
                && put.network().equals(seen.network())
                && put.forcePullImage() == seen.forcePullImage()
                && put.parameters().equals(seen.parameters())
                && Pairs.all(put.volumes(), seen.volumes(), SameContainer::asPut)
                && (seen.networkName().isEmpty() || put.networkName().equals(seen.networkName()))
                && (seen.networkInfos().isEmpty()
                        || Pairs.all(put.networkInfos(), seen.networkInfos(), SameContainer::asPut));
    }

    private static boolean asPut(Volume put, Volume seen) {
        return put.containerPath().equals(seen.containerPath())
                && put.hostPath().equals(seen.hostPath())
                && (put.mode().isEmpty() || put.mode().equals(seen.mode()))
                && (seen.external().isEmpty()
                        || put.external()
                                .map(ExternalVolume::name)
                                .equals(seen.external().map(ExternalVolume::name)));
    }

    /** By name: of the rest not all is kept as it was sent. */
    private static boolean asPut(NetworkInfo put, NetworkInfo seen) {
        return put.name().equals(seen.name());
    }
}

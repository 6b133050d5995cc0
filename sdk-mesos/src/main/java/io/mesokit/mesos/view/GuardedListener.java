package io.mesokit.mesos.view;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener whose faults keep it from hearing nothing but what it failed on. */
record GuardedListener(ClusterListener listener) implements ClusterListener {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterView.class);

    @Override
    public void onTask(Change<Task> change) {
        guard(() -> listener.onTask(change));
    }

    @Override
    public void onAgent(Change<Agent> change) {
        guard(() -> listener.onAgent(change));
    }

    @Override
    public void onFramework(Change<Framework> change) {
        guard(() -> listener.onFramework(change));
    }

    @Override
    public void onLoss(MesokitException reason) {
        guard(() -> listener.onLoss(reason));
    }

    @Override
    public void onGap(Gap gap) {
        guard(() -> listener.onGap(gap));
    }

    @Override
    public void onSynced() {
        guard(listener::onSynced);
    }

    @Override
    public void onSkipped(long events) {
        guard(() -> listener.onSkipped(events));
    }

    private static void guard(Runnable telling) {
        try {
            telling.run();
        } catch (Throwable e) { // an Error, too, is the listener's, and no reason to leave it deaf
            LOG.warn("a listener of the cluster view failed", e);
        }
    }
}

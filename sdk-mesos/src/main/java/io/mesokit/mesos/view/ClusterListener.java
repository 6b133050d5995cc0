package io.mesokit.mesos.view;

import io.mesokit.core.Gap;
import io.mesokit.core.MesokitException;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;

/**
 * Told of what changes in a {@link ClusterView}, after it has changed, one thing at a time and in order, on the
 * client's threads: it may take its time, and may ask the view and wait for it. What it throws is logged and goes no
 * further.
 *
 * <p>A listener that is more than 10,000 changes behind is spared the states in between: it hears what waits, then
 * {@link #onSkipped(long)}, then in what the cluster differs by now.
 */
public interface ClusterListener {
    /**
     * A task is new, changed, or no longer kept. A task that ends is changed; it is removed when the past is forgotten.
     */
    default void onTask(Change<Task> change) {}

    /** An agent was registered, changed, or is gone or unreachable. */
    default void onAgent(Change<Agent> change) {}

    /** A framework is new, changed (a framework that ends is changed: it becomes inactive), or no longer kept. */
    default void onFramework(Change<Framework> change) {}

    /**
     * The master was lost, and it or its successor is being looked for. Nothing is heard until {@link #onGap(Gap)},
     * unless the view ends.
     *
     * @param reason what ended the connection
     */
    default void onLoss(MesokitException reason) {}

    /**
     * The stream was interrupted and is open again. The changes that were missed follow, before {@link #onSynced()}.
     */
    default void onGap(Gap gap) {}

    /** A snapshot was taken over, and the changes that it brought have been told. */
    default void onSynced() {}

    /**
     * This listener was too slow. What follows tells of several events as of one.
     *
     * @param events how many
     */
    default void onSkipped(long events) {}
}

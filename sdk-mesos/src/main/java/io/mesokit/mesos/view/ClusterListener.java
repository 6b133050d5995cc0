package io.mesokit.mesos.view;

import io.mesokit.core.Gap;
import io.mesokit.mesos.model.Task;
import io.mesokit.mesos.model.master.Agent;
import io.mesokit.mesos.model.master.Framework;

/**
 * Told of what changes in a {@link ClusterView}, after it has changed, one thing at a time, in order, on the stream's
 * thread: a slow listener slows the view down. What it throws is logged and goes no further.
 */
public interface ClusterListener {
    /** A task is new, changed, or no longer kept. A task that ends is changed; it is removed when the past is forgotten. */
    default void onTask(Change<Task> change) {}

    /** An agent was registered, changed, or is gone or unreachable. */
    default void onAgent(Change<Agent> change) {}

    /** A framework is new, changed (a framework that ends is changed: it becomes inactive), or no longer kept. */
    default void onFramework(Change<Framework> change) {}

    /** The stream was interrupted and is open again. The changes that were missed follow, before {@link #onSynced()}. */
    default void onGap(Gap gap) {}

    /** A snapshot was taken over, and the changes that it brought have been told. */
    default void onSynced() {}
}

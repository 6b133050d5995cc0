package io.mesokit.testkit.exec;

import java.util.function.Consumer;

/** Runs tasks. Thread-safe. */
public interface TaskExecutor extends AutoCloseable {
    /**
     * Starts a task and returns at once.
     *
     * @param onExit called exactly once, on another thread or in a later turn of the clock, never inside this call
     */
    RunningTask launch(TaskSpec task, Consumer<TaskExit> onExit);

    /** Ends every task; none of their processes is left when this returns. */
    @Override
    void close();
}

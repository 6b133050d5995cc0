package io.mesokit.testkit.mesos;

import io.mesokit.testkit.exec.RunningTask;
import io.mesokit.testkit.exec.TaskExecutor;
import io.mesokit.testkit.exec.TaskExit;
import io.mesokit.testkit.exec.TaskSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets the tasks of another executor be seen in a Mesos: each is launched there too, on the first agent, and ends as it
 * ends. Thread-safe.
 */
public final class MirroredTasks implements TaskExecutor {
    private final TaskExecutor executor;
    private final EmbeddedMesos mesos;
    private final String framework;

    private MirroredTasks(TaskExecutor executor, EmbeddedMesos mesos, String framework) {
        this.executor = executor;
        this.mesos = mesos;
        this.framework = framework;
    }

    /**
     * Shows the tasks of that executor as those of a framework.
     *
     * @param framework the name of a framework, which subscribes now
     */
    public static TaskExecutor of(TaskExecutor executor, EmbeddedMesos mesos, String framework) {
        return new MirroredTasks(executor, mesos, mesos.addFramework(framework));
    }

    @Override
    public RunningTask launch(TaskSpec task, Consumer<TaskExit> onExit) {
        Optional<MesosTask> shown = mesos.agentIds().stream()
                .findFirst()
                .map(agent -> mesos.launch(framework, agent, task.id(), resources(task)));
        TaskSpec named = shown.map(one -> task.in(one.container())).orElse(task);
        RunningTask running = started(named, shown, onExit);
        shown.ifPresent(one -> one.ranBy(running).run());
        return running;
    }

    private RunningTask started(TaskSpec task, Optional<MesosTask> shown, Consumer<TaskExit> onExit) {
        try {
            return executor.launch(task, exit -> {
                shown.ifPresent(one -> end(one, exit));
                onExit.accept(exit);
            });
        } catch (RuntimeException refused) {
            shown.ifPresent(one -> one.notStarted(refused));
            throw refused;
        }
    }

    private static String resources(TaskSpec task) {
        return String.format(Locale.ROOT, "cpus:%.3f;mem:%.3f", task.cpus(), task.mem());
    }

    private static void end(MesosTask task, TaskExit exit) {
        if (exit.killed()) {
            task.kill();
        } else if (exit.success()) {
            task.finish();
        } else {
            task.fail(exit.status());
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}

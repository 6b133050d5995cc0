package io.mesokit.mesos.view;

import io.mesokit.testkit.mesos.AgentSpec;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** What goes on in a cluster: tasks, agents and frameworks that come and go, as a seed has it. Thread-safe. */
final class Traffic implements Runnable {
    private static final int MOST_AGENTS_EVER = 8;
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(1);

    private final EmbeddedMesos mesos;
    private final RandomGenerator random;
    private final List<MesosTask> tasks = new ArrayList<>();
    private final List<String> frameworks = new ArrayList<>();
    private final List<String> away = new ArrayList<>();
    private int names;
    private volatile boolean over;

    Traffic(EmbeddedMesos mesos, RandomGenerator random) {
        this.mesos = mesos;
        this.random = random;
        frameworks.add(mesos.addFramework("first"));
    }

    @Override
    public void run() {
        while (!over) {
            step();
            LockSupport.parkNanos(PACE);
        }
    }

    void stop() {
        over = true;
    }

    /** Lets nothing happen while this is done. */
    synchronized <T> T standingStill(Callable<T> work) throws Exception {
        return work.call();
    }

    synchronized void step() {
        int dice = random.nextInt(100);
        if (dice < 45) {
            any(mesos.agentIds()).ifPresent(this::launch);
        } else if (dice < 80) {
            any(tasks).ifPresent(this::progress);
        } else if (dice < 86) {
            any(mesos.agentIds()).ifPresent(this::lose);
        } else if (dice < 93) {
            any(away).ifPresent(this::bringBack);
        } else {
            rare(dice);
        }
    }

    private void rare(int dice) {
        if (dice < 95 && mesos.agents().size() < MOST_AGENTS_EVER) {
            mesos.addAgent(AgentSpec.ofDefaults());
        } else if (dice == 95 && mesos.agentIds().size() > 2) {
            any(mesos.agentIds()).ifPresent(mesos::removeAgent);
        } else if (dice < 98 && frameworks.size() < 4) {
            frameworks.add(mesos.addFramework("f" + names++));
        } else if (frameworks.size() > 1) {
            String framework = frameworks.remove(0);
            tasks.removeIf(task -> task.framework().equals(framework));
            mesos.removeFramework(framework);
        }
    }

    private void launch(String agent) {
        any(frameworks).ifPresent(framework -> tasks.add(mesos.launch(framework, agent, "t" + names++, "cpus:0.1")));
    }

    private void progress(MesosTask task) {
        if (task.state().equals("TASK_STAGING")) {
            task.run();
        } else if (task.state().equals("TASK_RUNNING")) {
            tasks.remove(task);
            if (random.nextBoolean()) {
                task.finish();
            } else {
                task.fail(1);
            }
        }
    }

    private void lose(String agent) {
        away.add(agent);
        mesos.makeUnreachable(agent);
    }

    private void bringBack(String agent) {
        away.remove(agent);
        mesos.bringBack(agent);
    }

    private <T> Optional<T> any(List<T> of) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }
}

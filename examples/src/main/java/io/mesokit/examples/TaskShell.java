package io.mesokit.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesokit.core.MesokitException;
import io.mesokit.mesos.ContainerSession;
import io.mesokit.mesos.MesosAgent;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.mesos.MesosTask;
import io.mesokit.testkit.time.RealTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/**
 * A shell in the container of a running task. Arguments: the address of an agent and the id of the task's container;
 * without them, an embedded Mesos, and three lines in place of the keyboard.
 */
public final class TaskShell {
    private TaskShell() {}

    /** Runs the example. */
    public static void main(String[] args) throws IOException {
        if (args.length == 2) {
            talk(args[0], ContainerId.of(args[1]), System.in);
            return;
        }
        try (RealTime time = RealTime.start();
                EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), time)) {
            MesosTask task = mesos.launch(
                            mesos.addFramework("demo"), mesos.agents().get(0).id(), "web", "cpus:1")
                    .run();
            String lines = "echo hello from the container\necho and on standard error >&2\nexit 7\n";
            InputStream keyboard = new ByteArrayInputStream(lines.getBytes(UTF_8));
            talk(mesos.agent(task.agent()).url().toString(), ContainerId.of(task.container()), keyboard);
        }
    }

    private static void talk(String address, ContainerId task, InputStream keyboard) throws IOException {
        ContainerId container = task.child("shell-" + UUID.randomUUID());
        try (MesosAgent agent = MesosAgent.connect(address);
                ContainerSession shell = agent.containers()
                        .launchSession(container, CommandInfo.shell("exec sh"))
                        .execute()) {
            beside(() -> copy(keyboard, shell.stdin()));
            Thread errors = beside(() -> shell.stderr().transferTo(System.err));
            shell.stdout().transferTo(System.out);
            join(errors);
            int status = shell.await().execute().exitStatus().orElseThrow();
            System.out.println("The shell ended with " + (status >> 8) + ".");
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        try (to) {
            from.transferTo(to);
        }
    }

    /** Work that may fail when the shell has ended before it. */
    private interface Copying {
        void run() throws IOException;
    }

    private static Thread beside(Copying work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | MesokitException ended) {
                System.err.println(ended.getMessage());
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

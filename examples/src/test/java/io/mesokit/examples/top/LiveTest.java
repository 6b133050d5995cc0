package io.mesokit.examples.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.mesos.MesosMaster;
import io.mesokit.testkit.mesos.EmbeddedMesos;
import io.mesokit.testkit.mesos.MesosOptions;
import io.mesokit.testkit.time.RealTime;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

/** The view on a terminal of its own. */
class LiveTest {
    private final Output output = new Output();

    /** Lets a test wait for what is drawn. */
    private static final class Output extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
            super.write(bytes, from, count);
            notifyAll();
        }

        synchronized void await(String text) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!toString(StandardCharsets.UTF_8).contains(text)) {
                assertThat(System.nanoTime())
                        .as(toString(StandardCharsets.UTF_8))
                        .isLessThan(end);
                wait(100);
            }
        }
    }

    @Test
    void live_changesAndKeys_areDrawnUntilQuitAndNothingIsLeft() throws Exception {
        Set<Thread> before = threads();
        try (RealTime time = RealTime.start();
                EmbeddedMesos mesos = EmbeddedMesos.start(MesosOptions.ofDefaults(), time);
                PipedOutputStream keys = new PipedOutputStream();
                Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .streams(new PipedInputStream(keys), output)
                        .type("xterm")
                        .encoding(StandardCharsets.UTF_8)
                        .size(new Size(100, 20))
                        .build();
                MesosMaster master = MesosMaster.connect(mesos.url());
                Watch watch = Watch.open(master, InstantSource.system())) {
            Live live = new Live(terminal, watch, Looks.of(Page.TASKS, Sort.CPUS, Query.ALL), Duration.ofMillis(20));
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(live));
            output.await("live, heard");
            mesos.launch(mesos.addFramework("marathon"), mesos.agentIds().get(0), "first-task", "cpus:1;mem:64");
            output.await("first-task");
            press(keys, "1");
            output.await("VERSION");
            press(keys, "/q\r");
            output.await("filter: q");
            press(keys, "q");
            run.get(20, TimeUnit.SECONDS);
        }
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    /** Those that would keep a process from ending. */
    private static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(Thread::isDaemon);
        return threads;
    }

    private static void press(PipedOutputStream keys, String text) throws Exception {
        keys.write(text.getBytes(StandardCharsets.US_ASCII));
        keys.flush();
    }

    private static void run(Live live) {
        try {
            live.run();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Threads that a closed client must not have left behind. */
final class Leftovers {
    private Leftovers() {}

    static void assertNone(String service) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<Thread> left = of(service);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            left.get(0).join(10);
            left = of(service);
        }
        assertThat(left).isEmpty();
    }

    private static List<Thread> of(String service) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mesokit-" + service + "-") || isOkHttps(thread))
                .toList();
    }

    private static boolean isOkHttps(Thread thread) {
        return thread.getName().startsWith("OkHttp") && !isShared(thread);
    }

    /**
     * OkHttp's housekeeping: one pool for the whole process, daemons that end when idle, named after their task if
     * busy.
     */
    private static boolean isShared(Thread thread) {
        return thread.getName().equals("OkHttp TaskRunner")
                || Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("okhttp3.internal.concurrent.TaskRunner"));
    }
}

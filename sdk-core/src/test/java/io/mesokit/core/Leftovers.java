package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Threads that a closed client must not have left behind. */
final class Leftovers {
    /** Shared by everything in the process that uses OkHttp; daemon threads that end by themselves. */
    private static final Set<String> SHARED = Set.of("OkHttp TaskRunner", "Okio Watchdog");

    private Leftovers() {}

    static void assertNone(String service) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<Thread> left = of(service);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            // Briefly: a shared thread has another name while it is at work, and does not end.
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
        return thread.getName().startsWith("OkHttp") && !SHARED.contains(thread.getName());
    }
}

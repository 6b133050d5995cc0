package io.mesokit.core.internal;

import io.mesokit.core.CallTimeoutException;
import io.mesokit.core.DetectionException;
import io.mesokit.core.LeaderDetector;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;

/** Who leads, as a detector finds out. Safe for use by many threads. */
final class Detection implements AutoCloseable {
    private final LeaderDetector detector;
    private final LeaderDetector.Watch watch;

    Detection(LeaderDetector detector) {
        this.detector = detector;
        this.watch = detector.watch();
    }

    /** The leader, if one is known now. */
    Optional<HttpUrl> known() {
        CompletableFuture<URI> leader = watch.leader();
        return leader.isDone() && !leader.isCompletedExceptionally()
                ? Optional.of(url(leader.join()))
                : Optional.empty();
    }

    /** The leader, as soon as there is one; waits within the run. */
    HttpUrl await(Run run) {
        CompletableFuture<URI> leader = watch.leader();
        try {
            long left = run.remainingNanos();
            return url(left == Run.NEVER ? leader.get() : leader.get(left, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new CallTimeoutException(
                    run.request(), "nobody leads by what " + detector + " says, or it cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw run.cancelled(e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new DetectionException(run.request(), "who leads cannot be found out: " + cause.getMessage(), cause);
        }
    }

    private static HttpUrl url(URI leader) {
        return HttpUrl.get(leader.toString());
    }

    @Override
    public void close() {
        watch.close();
    }

    @Override
    public String toString() {
        return detector.toString();
    }
}

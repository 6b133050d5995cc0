package io.mesokit.testkit.chronos;

import java.time.Duration;
import java.util.Optional;

/**
 * How an embedded Chronos is set up. Immutable; each method gives a changed copy.
 *
 * @param version which Chronos to be
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param credentials {@code user:password} for HTTP Basic; empty lets everybody in
 * @param follower whether a second node runs that proxies to the leader
 * @param readLag how long a write is not seen by reads, on the cluster's clock; empty stands for the usual: 200 ms in
 *     3.x on real time, none in 2.x and on a virtual clock
 * @param failureRetry the pause before a failed task is tried again
 * @param disableAfterFailures a job is disabled after so many failures in a row; 0 for never
 * @param cpus the CPUs of the cluster
 * @param mem the memory of the cluster, in MiB
 * @param history whether {@code job/stat} lists runs, as with Cassandra behind it
 */
public record ChronosOptions(
        ChronosVersion version,
        int port,
        Optional<String> credentials,
        boolean follower,
        Optional<Duration> readLag,
        Duration failureRetry,
        int disableAfterFailures,
        double cpus,
        double mem,
        boolean history) {

    /** Chronos 3 on a free port, open to everybody, 60 s before a retry, 8 CPUs and 16 GiB. */
    public static ChronosOptions ofDefaults() {
        return new ChronosOptions(
                ChronosVersion.V3,
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                Duration.ofSeconds(60),
                0,
                8,
                16384,
                false);
    }

    /** With another version. */
    public ChronosOptions withVersion(ChronosVersion other) {
        return new ChronosOptions(
                other, port, credentials, follower, readLag, failureRetry, disableAfterFailures, cpus, mem, history);
    }

    /** On that port. */
    public ChronosOptions withPort(int other) {
        return new ChronosOptions(
                version, other, credentials, follower, readLag, failureRetry, disableAfterFailures, cpus, mem, history);
    }

    /** With HTTP Basic over everything, {@code /ping} included. */
    public ChronosOptions withCredentials(String user, String password) {
        Optional<String> both = Optional.of(user + ":" + password);
        return new ChronosOptions(
                version, port, both, follower, readLag, failureRetry, disableAfterFailures, cpus, mem, history);
    }

    /** With a second node. */
    public ChronosOptions withFollower() {
        return new ChronosOptions(
                version, port, credentials, true, readLag, failureRetry, disableAfterFailures, cpus, mem, history);
    }

    /** With that lag between a write and the reads that see it. */
    public ChronosOptions withReadLag(Duration lag) {
        return new ChronosOptions(
                version,
                port,
                credentials,
                follower,
                Optional.of(lag),
                failureRetry,
                disableAfterFailures,
                cpus,
                mem,
                history);
    }

    /** With that pause before a retry. */
    public ChronosOptions withFailureRetry(Duration pause) {
        return new ChronosOptions(
                version, port, credentials, follower, readLag, pause, disableAfterFailures, cpus, mem, history);
    }

    /** With jobs disabled after so many failures in a row. */
    public ChronosOptions withDisableAfterFailures(int failures) {
        return new ChronosOptions(
                version, port, credentials, follower, readLag, failureRetry, failures, cpus, mem, history);
    }

    /** With so many CPUs and MiB in the whole cluster; tasks queue for them. */
    public ChronosOptions withCapacity(double clusterCpus, double clusterMem) {
        return new ChronosOptions(
                version,
                port,
                credentials,
                follower,
                readLag,
                failureRetry,
                disableAfterFailures,
                clusterCpus,
                clusterMem,
                history);
    }

    /** With a history of runs in {@code job/stat}. */
    public ChronosOptions withHistory() {
        return new ChronosOptions(
                version, port, credentials, follower, readLag, failureRetry, disableAfterFailures, cpus, mem, true);
    }
}

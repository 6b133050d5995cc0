package io.mesokit.testkit.mesos;

import io.mesokit.testkit.exec.RunningTask;
import java.util.Optional;

/** A task of an embedded Mesos, which a test moves through its states. Thread-safe. */
public final class MesosTask {
    private final Cluster cluster;
    private final TaskRecord record;

    MesosTask(Cluster cluster, TaskRecord record) {
        this.cluster = cluster;
        this.record = record;
    }

    /** Its id. */
    public String id() {
        return record.id;
    }

    /** The id of its framework. */
    public String framework() {
        return record.framework;
    }

    /** The id of its agent. */
    public String agent() {
        return record.agent;
    }

    /** The id of the container it runs in. */
    public String container() {
        return cluster.locked(() -> record.container);
    }

    /** The state the master has it in: {@code TASK_RUNNING}, … */
    public String state() {
        return cluster.locked(record::state);
    }

    /** The executor reports that it has started: TASK_STARTING and TASK_RUNNING. */
    public MesosTask run() {
        return update("TASK_STARTING", Optional.empty()).update("TASK_RUNNING", Optional.empty());
    }

    /** This is what really runs: agents tell its pid and its CPU time. To be said before {@link #run}. */
    public MesosTask ranBy(RunningTask process) {
        cluster.locked(() -> record.process = Optional.of(process));
        return this;
    }

    /** It ends with status 0. */
    public MesosTask finish() {
        return update("TASK_FINISHED", Optional.of("Command exited with status 0"));
    }

    /** It ends with that status. */
    public MesosTask fail(int status) {
        return update("TASK_FAILED", Optional.of("Command exited with status " + status));
    }

    /** It is killed. */
    public MesosTask kill() {
        return update("TASK_KILLED", Optional.of("Command terminated with signal Terminated"));
    }

    /** The agent ends it, since it used more memory than it may. */
    public MesosTask exceedMemory() {
        cluster.locked(() -> cluster.reports.exceedMemory(record));
        return this;
    }

    /** Its health check has a result: TASK_RUNNING with {@code healthy}. */
    public MesosTask healthy(boolean healthy) {
        cluster.locked(() -> cluster.reports.updateHealth(record, healthy));
        return this;
    }

    /** Its executor reports a state, with a message or without. What has ended stays ended. */
    public MesosTask update(String state, Optional<String> message) {
        cluster.locked(() -> cluster.reports.update(record, state, message.orElse(""), ""));
        return this;
    }

    void notStarted(RuntimeException refused) {
        cluster.locked(() -> cluster.reports.notStarted(record, refused));
    }

    TaskRecord record() {
        return record;
    }

    @Override
    public String toString() {
        return id() + " " + state();
    }
}

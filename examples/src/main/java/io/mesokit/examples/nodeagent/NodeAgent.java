package io.mesokit.examples.nodeagent;

import io.mesokit.core.Call;
import io.mesokit.core.Sleeper;
import io.mesokit.examples.nodeagent.OwnCost.Part;
import io.mesokit.perf.cgroup.Cgroups;
import io.mesokit.perf.cgroup.ReusedSample;
import io.mesokit.perf.prometheus.Exposition;
import io.mesokit.perf.prometheus.LabelRules;
import io.mesokit.perf.prometheus.LabelSet;
import io.mesokit.perf.prometheus.TextFile;
import io.mesokit.perf.prometheus.Wca;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the tasks of one Mesos agent, round after round: opens and closes groups by what the Mesos agent has told since
 * the last round, reads each, leaves a {@link Report} behind, and asks on. It is asked in the background, so that a
 * round takes the time of reading, however long the answer does; only the first one waits for it. When the Mesos agent
 * does not answer, the tasks known so far are read on. Rounds are for one thread; {@link #last()} is for any.
 */
public final class NodeAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);
    /** A machine may be so busy that a round takes long. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    /**
     * What it works with.
     *
     * @param tasks asks the Mesos agent; see {@link TaskList#ask}
     * @param cgroups where groups are looked for
     * @param host the label {@code host}
     * @param clock tells the time that a report is stamped with
     * @param nanoTime tells how much time has passed, whatever the clock is set to
     */
    public record Parts(
            Call<List<SeenTask>> tasks, Cgroups cgroups, String host, InstantSource clock, LongSupplier nanoTime) {}

    private final Parts parts;
    private final Settings settings;
    private final LabelSet host;
    private final WatchList list;
    private final EventCounts events;
    private final OwnCost cost;
    private final TaskNews news;
    private final MonascaOutput monasca;
    private final Exposition text = new Exposition();
    private final Optional<TextFile> textfile;
    private volatile @Nullable Read last;
    private volatile boolean closed;
    private String textfileTrouble = "";

    /** A report, and when that was, whatever the clock was set to since. */
    private record Read(Report report, long nanos) {}

    /**
     * An agent that has read nothing yet.
     *
     * @param monasca where the metrics go too; closed with it
     */
    NodeAgent(Parts parts, Settings settings, MonascaOutput monasca) {
        LabelSet common = LabelSet.of(settings.extraLabels());
        this.host = common.get("host").isPresent() ? common : common.with("host", parts.host());
        LabelRules rules = Wca.labelRules();
        this.parts = parts;
        this.settings = settings;
        this.monasca = monasca;
        this.events = new EventCounts(settings);
        this.cost = new OwnCost(host);
        this.news = new TaskNews(parts.tasks(), patience(settings), parts.nanoTime(), cost);
        this.textfile = settings.textfile().map(TextFile::at);
        // Events, if there are any, have half of all descriptors at most, and what serves and asks needs some too.
        int files = WatchList.openFiles() / (settings.eventNames().isEmpty() ? 2 : 4);
        this.list = new WatchList(
                parts.cgroups(), settings.watchLimit(), files, task -> rules.labels(own(host, task), task.labels()));
    }

    /** The call gives up by itself when its time is up, and knows why; only looking a name up can hold it up longer. */
    private static Duration patience(Settings settings) {
        return Duration.ofMillis((long) (settings.timeout() * 1000) + 1000);
    }

    /** Ids of tasks are unique within a framework only. */
    private static LabelSet own(LabelSet common, SeenTask task) {
        return common.with("task_id", task.id()).with("task_name", task.name()).with("framework_id", task.framework());
    }

    /** Reads all tasks once, and blocks meanwhile. */
    public Report round() {
        Instant now = parts.clock().instant();
        long nanos = parts.nanoTime().getAsLong();
        sync();
        long begun = System.nanoTime();
        text.clear();
        boolean due = monasca.due(nanos);
        events.read(list.watched());
        list.read((task, sample) -> publish(task, sample, now, due));
        begun = cost.took(Part.READ, begun);
        var verdicts = list.verdicts();
        cost.write(list, events.descriptors(), verdicts, seconds(now), text);
        events.writeRefused(list.watched(), host, text);
        Report report = new Report(now, text.bytes(), verdicts, news.silence());
        textfile.ifPresent(this::write);
        cost.took(Part.WRITE, begun);
        last = new Read(report, nanos);
        return report;
    }

    private void publish(Watched task, ReusedSample sample, Instant now, boolean due) {
        TaskSeries.write(task.task(), task.labels(), now.toEpochMilli(), text);
        TaskSeries.write(task, sample, text);
        events.write(task, text);
        if (due) {
            monasca.report(task.task(), sample, now);
        }
    }

    private static double seconds(Instant now) {
        return now.toEpochMilli() / 1000.0;
    }

    /** Brings the list in step with what the Mesos agent has told, if it has. */
    private void sync() {
        Optional<List<SeenTask>> told = news.next();
        if (last == null && told.isEmpty()) {
            await();
            told = news.answered();
        }
        told.ifPresent(tasks -> {
            long begun = System.nanoTime();
            list.sync(tasks);
            cost.took(Part.SYNC, begun);
        });
    }

    /** Waits for what is asked at the moment; not for longer than patience lasts. */
    void await() {
        news.await();
    }

    /** A disk that is full is full for a while. */
    private void write(TextFile file) {
        String trouble = "";
        try {
            file.write(text);
        } catch (IOException full) {
            trouble = full.toString();
        }
        if (!trouble.equals(textfileTrouble)) {
            LOG.warn(trouble.isEmpty() ? "{} is written again" : "cannot write {}: {}", file, trouble);
        }
        textfileTrouble = trouble;
    }

    /**
     * Reads round after round, at the pace of the settings, until the thread is interrupted or this is closed.
     *
     * @param stopped ends it too, after a round: what a round calls may have swallowed the interrupt
     */
    public void run(Sleeper sleeper, BooleanSupplier stopped) {
        try {
            long next = System.nanoTime();
            for (attempt(); !closed && !stopped.getAsBoolean(); attempt()) {
                // A round that took too long is not caught up: the next ones would come in a burst.
                next = Math.max(System.nanoTime(), next + settings.pause().toNanos());
                sleeper.sleep(Duration.ofNanos(next - System.nanoTime()));
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            round();
        } catch (RuntimeException unforeseen) {
            LOG.error("a round failed; the next one is tried", unforeseen);
        }
    }

    /** The last report; empty before the first round has ended. */
    public Optional<Report> last() {
        return Optional.ofNullable(last).map(Read::report);
    }

    /**
     * Whether rounds advance: whether the last report is younger than three rounds and ten seconds more. That the Mesos
     * agent is silent says nothing about this program, which nobody should restart for it; it is in the report.
     */
    public boolean isHealthy() {
        Read read = last;
        Duration oldest = settings.pause().multipliedBy(3).plus(SLACK);
        return read != null && parts.nanoTime().getAsLong() - read.nanos < oldest.toNanos();
    }

    /** Closes what it has open; after the last round. */
    @Override
    public void close() {
        closed = true;
        news.close();
        list.close();
        events.close();
        monasca.close();
    }
}

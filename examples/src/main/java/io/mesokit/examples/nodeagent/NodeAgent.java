package io.mesokit.examples.nodeagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.MesokitException;
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
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the tasks of one Mesos agent, round after round: asks which there are, opens and closes groups accordingly,
 * reads each, and leaves a {@link Report} behind. When the Mesos agent does not answer, the tasks known so far are read
 * on. Rounds are for one thread; {@link #last()} is for any.
 */
public final class NodeAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);

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
            Call<JsonNode> tasks, Cgroups cgroups, String host, InstantSource clock, LongSupplier nanoTime) {}

    private final Parts parts;
    private final Settings settings;
    private final LabelSet host;
    private final WatchList list;
    private final EventCounts events;
    private final OwnCost cost;
    private final MonascaOutput monasca;
    private final Optional<TextFile> textfile;
    private volatile @Nullable Read last;
    private volatile boolean closed;
    private boolean silent;

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
        this.textfile = settings.textfile().map(TextFile::at);
        // Events, if there are any, have half of all descriptors at most, and what serves and asks needs some too.
        int files = WatchList.openFiles() / (settings.eventNames().isEmpty() ? 2 : 4);
        this.list = new WatchList(
                parts.cgroups(), settings.watchLimit(), files, task -> rules.labels(own(host, task), task.labels()));
    }

    /** Ids of tasks are unique within a framework only. */
    private static LabelSet own(LabelSet common, SeenTask task) {
        return common.with("task_id", task.id()).with("task_name", task.name()).with("framework_id", task.framework());
    }

    /** Reads all tasks once, and blocks meanwhile. */
    public Report round() {
        Instant now = parts.clock().instant();
        long nanos = parts.nanoTime().getAsLong();
        long begun = System.nanoTime();
        Optional<MesokitException> silence = sync(begun);
        begun = System.nanoTime();
        Exposition text = new Exposition();
        boolean due = monasca.due(nanos);
        events.read(list.watched());
        list.read((task, sample) -> publish(task, sample, now, text, due));
        begun = cost.took(Part.READ, begun);
        var verdicts = list.verdicts();
        cost.write(list, events.descriptors(), verdicts, seconds(now), text);
        events.writeRefused(list.watched(), host, text);
        Report report = new Report(now, text.bytes(), verdicts, silence);
        textfile.ifPresent(file -> write(file, text));
        cost.took(Part.WRITE, begun);
        last = new Read(report, nanos);
        return report;
    }

    private void publish(Watched task, ReusedSample sample, Instant now, Exposition text, boolean due) {
        TaskSeries.write(task.task(), task.labels(), seconds(now), text);
        TaskSeries.write(task, sample, text);
        events.write(task, text);
        if (due) {
            monasca.report(task.task(), sample, now);
        }
    }

    private static double seconds(Instant now) {
        return now.toEpochMilli() / 1000.0;
    }

    /** Asks the Mesos agent; says why it did not answer. */
    private Optional<MesokitException> sync(long begun) {
        try {
            JsonNode answer = parts.tasks().execute();
            long answered = cost.took(Part.GET_TASKS, begun);
            list.sync(TaskList.of(answer));
            cost.took(Part.SYNC, answered);
            return heard(Optional.empty());
        } catch (MesokitException silence) {
            return heard(Optional.of(silence));
        }
    }

    private Optional<MesokitException> heard(Optional<MesokitException> silence) {
        cost.answered(silence.isEmpty());
        if (silence.isPresent() && !silent) {
            LOG.warn("the tasks known so far are read on: {}", Report.firstLine(silence.get()));
        } else if (silence.isEmpty() && silent) {
            LOG.info("the Mesos agent answers again");
        }
        silent = silence.isPresent();
        return silence;
    }

    private static void write(TextFile file, Exposition text) {
        try {
            file.write(text);
        } catch (IOException full) {
            LOG.warn("cannot write {}: {}", file, full.toString());
        }
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

    /** Whether the last report is younger than three rounds, and the Mesos agent answered. */
    public boolean isHealthy() {
        Read read = last;
        Duration oldest =
                settings.pause().multipliedBy(3).plus(Duration.ofSeconds((long) Math.ceil(settings.timeout())));
        return read != null
                && read.report.silence().isEmpty()
                && parts.nanoTime().getAsLong() - read.nanos < oldest.toNanos();
    }

    /** Closes what it has open; after the last round. */
    @Override
    public void close() {
        closed = true;
        list.close();
        events.close();
        monasca.close();
    }
}

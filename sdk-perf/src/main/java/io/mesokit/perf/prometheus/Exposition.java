package io.mesokit.perf.prometheus;

import io.mesokit.perf.Reading;
import io.mesokit.perf.prometheus.Problem.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one scrape sees: series and their values, written in Prometheus' text format 0.0.4. Make a new one for each
 * scrape, or {@link #clear()} the last one. Not for use by several threads at once.
 *
 * <pre>{@code
 * Family cpu = Family.counter("task_cpu_usage_seconds", "CPU time used, in seconds.");
 * LabelSet task = LabelSet.of("task_id", "web.1");
 * String text = new Exposition().add(cpu, task, reading, 1e9).text();
 * }</pre>
 *
 * <p>A reading without a number is left out: an absent series is how Prometheus knows that there is no value. Nothing
 * is thrown for what cannot be published either, be it the same series twice or a value that is no number; it is left
 * out and told by {@link #problems()}. No series gets a timestamp, for the node exporter refuses files with timestamps.
 */
public final class Exposition {
    /** What to answer an HTTP request with: {@code text/plain; version=0.0.4; charset=utf-8}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int MOST_SERIES = 100_000;
    private static final int MOST_PROBLEMS = 1000;

    private final int mostSeries;
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int series;
    private long dropped;

    /** Nothing yet; with room for 100 000 series. */
    public Exposition() {
        this(MOST_SERIES);
    }

    /**
     * Nothing yet.
     *
     * @param mostSeries how many series there may be, of all families together; what comes later is left out
     * @throws IllegalArgumentException if that is less than 1
     */
    public Exposition(int mostSeries) {
        if (mostSeries < 1) {
            throw new IllegalArgumentException("mostSeries must be at least 1: " + mostSeries);
        }
        this.mostSeries = mostSeries;
    }

    /**
     * Adds a reading as it is; one without a number is left out.
     *
     * @param family what it is
     * @param labels whose it is
     * @param reading the value
     */
    public Exposition add(Family family, LabelSet labels, Reading reading) {
        return add(family, labels, reading, 1);
    }

    /**
     * Adds a reading in a larger unit than it was read in; one without a number is left out.
     *
     * @param family what it is
     * @param labels whose it is
     * @param reading the value
     * @param divisor how many of the reading's units make one of the family's: {@code 1e9} from nanoseconds to seconds
     */
    public Exposition add(Family family, LabelSet labels, Reading reading, double divisor) {
        if (divisor == 1 && reading instanceof Reading.Measured measured) {
            return add(family, labels, measured.value());
        }
        reading.number().ifPresent(number -> add(family, labels, number / divisor));
        return this;
    }

    /**
     * Adds a value.
     *
     * @param family what it is
     * @param labels whose it is
     * @param value the value
     */
    public Exposition add(Family family, LabelSet labels, long value) {
        Block block = begin(family, labels);
        if (block != null) {
            block.end(value);
        }
        return this;
    }

    /**
     * Adds a value that is counted in a decimal part of the family's unit. It is written to the last digit, and costs
     * less than the same as a {@code double}.
     *
     * @param family what it is
     * @param labels whose it is
     * @param value the value
     * @param decimals how many of its digits stand behind the point: 9 from nanoseconds to seconds
     * @throws IllegalArgumentException if that is not from 0 to 18
     */
    public Exposition addDecimal(Family family, LabelSet labels, long value, int decimals) {
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException("decimals must be from 0 to 18: " + decimals);
        }
        Block block = begin(family, labels);
        if (block != null) {
            block.end(value, decimals);
        }
        return this;
    }

    /**
     * Adds a value. What is no finite number is left out, and told.
     *
     * @param family what it is
     * @param labels whose it is
     * @param value the value
     */
    public Exposition add(Family family, LabelSet labels, double value) {
        if (!Double.isFinite(value)) {
            return drop(Kind.NOT_A_NUMBER, family, value + " of " + family.name() + labels + " is left out");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return add(family, labels, (long) value);
        }
        Block block = begin(family, labels);
        if (block != null) {
            block.end(Double.toString(value));
        }
        return this;
    }

    /** Where to write the value of a series; nowhere if that cannot be published. */
    private @Nullable Block begin(Family family, LabelSet labels) {
        Block block = block(family);
        if (!block.family.equals(family)) {
            drop(
                    Kind.NAME_TAKEN,
                    family,
                    "left out: the name " + family.name() + " is taken by " + block.family.givenName() + ", a "
                            + block.family);
            return null;
        }
        if (series == mostSeries) {
            drop(Kind.SERIES_TOO_MANY, family, "left out: more than " + mostSeries + " series");
            return null;
        }
        if (!block.begin(labels)) {
            drop(Kind.SERIES_TWICE, family, family.name() + labels + " is there already; the first value stays");
            return null;
        }
        series++;
        return block;
    }

    private Block block(Family family) {
        Block block = blocks.get(family.name());
        if (block == null || (block.isEmpty() && !block.family.equals(family))) {
            block = new Block(family);
            blocks.put(family.name(), block);
        }
        return block;
    }

    private Exposition drop(Kind kind, Family family, String message) {
        dropped++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(kind, family.givenName(), message));
        }
        return this;
    }

    /**
     * Leaves nothing in it, but keeps the room that it has: the next scrape costs less than with a new one, and least if
     * the same series come in the same order, by the very same {@link LabelSet}s.
     */
    public void clear() {
        blocks.values().removeIf(Block::isEmpty);
        blocks.values().forEach(Block::clear);
        problems.clear();
        series = 0;
        dropped = 0;
    }

    /** How many series there are. */
    public int series() {
        return series;
    }

    /** How many values were left out because of a problem. A reading without a number is none. */
    public long dropped() {
        return dropped;
    }

    /**
     * What could not be published, and why; the first 1000. Problems of labels are told by {@link LabelSet#problems()}.
     */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The text. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The text in UTF-8. */
    public byte[] bytes() {
        byte[] all = new byte[blocks.values().stream().mapToInt(Block::length).sum()];
        int at = 0;
        for (Block block : blocks.values()) {
            block.copyTo(all, at);
            at += block.length();
        }
        return all;
    }

    /**
     * Writes the text in UTF-8; neither flushes nor closes.
     *
     * @param out where to
     * @throws IOException if that cannot be written to
     */
    public void writeTo(OutputStream out) throws IOException {
        for (Block block : blocks.values()) {
            block.writeTo(out);
        }
    }

    /** Such as {@code Exposition[12 series, 1 dropped]}. */
    @Override
    public String toString() {
        return "Exposition[" + series + " series, " + dropped + " dropped]";
    }
}

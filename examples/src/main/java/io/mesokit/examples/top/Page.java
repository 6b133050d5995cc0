package io.mesokit.examples.top;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One of the tables: which columns it has, and the rows for it. */
enum Page {
    /** Agents. */
    AGENTS(
            Column.text("HOST"),
            Column.word("STATE"),
            Column.number("TASKS"),
            Column.number("CPUS"),
            Column.number("OF"),
            Column.number("MEM"),
            Column.number("OF"),
            Column.number("GPUS"),
            Column.number("OF"),
            Column.number("DISK"),
            Column.number("OF"),
            Column.id("ID"),
            Column.word("VERSION")) {
        @Override
        Stream<Row> rows(Board board, Instant now) {
            return board.agents().stream().map(Page::row);
        }
    },
    /** Frameworks. */
    FRAMEWORKS(
            Column.text("NAME"),
            Column.word("STATE"),
            Column.text("ROLES"),
            Column.number("RUN"),
            Column.number("STAGE"),
            Column.number("OTHER"),
            Column.number("SHARE"),
            Column.number("CPUS"),
            Column.number("MEM"),
            Column.number("GPUS"),
            Column.number("DISK"),
            Column.id("ID")) {
        @Override
        Stream<Row> rows(Board board, Instant now) {
            return board.frameworks().stream().map(Page::row);
        }
    },
    /** Tasks. */
    TASKS(
            Column.text("NAME"),
            Column.word("STATE"),
            Column.number("CPUS"),
            Column.number("MEM"),
            Column.number("AGE"),
            Column.text("FRAMEWORK"),
            Column.text("AGENT"),
            Column.text("ROLE"),
            Column.id("ID"),
            Column.number("GPUS"),
            Column.number("DISK"),
            Column.text("MESSAGE")) {
        @Override
        Stream<Row> rows(Board board, Instant now) {
            return board.tasks().stream().map(task -> row(task, now));
        }
    };

    /** What a {@link Query} can name. */
    static final Set<String> FIELDS = Set.of("name", "id", "state", "role", "framework", "agent");

    private static final Set<String> BAD = Set.of("failed", "error", "lost", "unreachable", "disconnected", "gone");

    private final List<Column> columns;

    Page(Column... columns) {
        this.columns = List.of(columns);
    }

    abstract Stream<Row> rows(Board board, Instant now);

    List<Column> columns() {
        return columns;
    }

    Page next() {
        return values()[(ordinal() + 1) % values().length];
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rows that are wanted, in order. */
    List<Row> rows(Board board, Looks looks, Instant now) {
        return rows(board, now)
                .filter(row -> looks.query().wants(row.fields()))
                .sorted(Row.order(looks.sort(), looks.reversed()))
                .toList();
    }

    static Row row(AgentRow agent) {
        Usage used = agent.used();
        Usage total = agent.total();
        List<String> cells = List.of(
                agent.host().isEmpty() ? "-" : agent.host(),
                agent.state(),
                String.valueOf(agent.tasks()),
                Usage.number(used.cpus()),
                Usage.number(total.cpus()),
                Usage.size(used.mem()),
                Usage.size(total.mem()),
                Usage.number(used.gpus()),
                Usage.number(total.gpus()),
                Usage.size(used.disk()),
                Usage.size(total.disk()),
                agent.id(),
                agent.version().isEmpty() ? "-" : agent.version());
        Map<String, String> fields =
                Map.of("name", agent.host(), "agent", agent.host() + ' ' + agent.id(), "state", agent.state());
        return new Row(cells, fields, used, agent.tasks(), agent.host() + agent.id(), BAD.contains(agent.state()));
    }

    static Row row(FrameworkRow framework) {
        Usage used = framework.used();
        String roles = String.join(",", framework.roles());
        List<String> cells = List.of(
                framework.name(),
                framework.state(),
                roles,
                String.valueOf(framework.running()),
                String.valueOf(framework.staging()),
                String.valueOf(framework.other()),
                String.format(Locale.ROOT, "%.1f%%", framework.share() * 100),
                Usage.number(used.cpus()),
                Usage.size(used.mem()),
                Usage.number(used.gpus()),
                Usage.size(used.disk()),
                framework.id());
        Map<String, String> fields = Map.of(
                "name",
                framework.name(),
                "framework",
                framework.name() + ' ' + framework.id(),
                "role",
                roles,
                "state",
                framework.state());
        boolean bad = BAD.contains(framework.state());
        return new Row(cells, fields, used, framework.share(), framework.name() + framework.id(), bad);
    }

    static Row row(TaskRow task, Instant now) {
        Usage used = task.used();
        double age = task.since()
                .map(since -> Duration.between(since, now).toMillis() / 1000.0)
                .orElse(0.0);
        List<String> cells = List.of(
                task.name(),
                task.state(),
                Usage.number(used.cpus()),
                Usage.size(used.mem()),
                task.since().isPresent() ? age((long) age) : "-",
                task.framework(),
                task.agent(),
                task.role(),
                task.id(),
                Usage.number(used.gpus()),
                Usage.size(used.disk()),
                task.message());
        Map<String, String> fields = Map.of(
                "name", task.name(),
                "id", task.id(),
                "state", task.state(),
                "role", task.role(),
                "framework", task.framework() + ' ' + task.frameworkId(),
                "agent", task.agent() + ' ' + task.agentId());
        return new Row(cells, fields, used, age, task.name() + task.id(), BAD.contains(task.state()));
    }

    /** Such as {@code 12s}, {@code 5m}, {@code 3h20m}, {@code 12d}. */
    static String age(long seconds) {
        if (seconds < 60) {
            return Math.max(0, seconds) + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + "m";
        }
        return minutes < 48 * 60 ? minutes / 60 + "h" + minutes % 60 + "m" : minutes / 1440 + "d";
    }
}

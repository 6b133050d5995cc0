package io.mesokit.examples.top;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a board onto so many lines of so many columns. Immutable.
 *
 * @param unicode whether the terminal shows more than ASCII
 */
record Screen(int width, int height, boolean unicode) {
    private static final int BAR = 20;
    private static final String KEYS = "q quit  1-3/tab page  s sort  r reverse  / filter  arrows scroll";

    /** Exactly as many lines as there are, none wider than there is room. */
    List<Line> draw(Board board, Looks looks, Connection connection, Instant now) {
        List<Line> lines = new ArrayList<>(summary(board, connection));
        lines.add(new Line(tabs(board, looks), Line.Look.BOLD));
        int room = Math.max(0, height - lines.size() - 2);
        List<Row> rows = looks.page().rows(board, looks, now);
        int top = Math.min(looks.top(), Math.max(0, rows.size() - room));
        List<Row> shown = rows.subList(top, Math.min(rows.size(), top + room));
        List<String> table = new Table(looks.page().columns(), width, mark())
                .lines(shown.stream().map(Row::cells).toList());
        lines.add(new Line(table.get(0), Line.Look.HEAD));
        for (int at = 0; at < shown.size(); at++) {
            lines.add(new Line(table.get(at + 1), shown.get(at).bad() ? Line.Look.WARNING : Line.Look.PLAIN));
        }
        while (lines.size() < height - 1) {
            lines.add(Line.plain(""));
        }
        lines.add(status(looks, connection, now));
        return lines.stream().limit(height).map(this::cut).toList();
    }

    private List<Line> summary(Board board, Connection connection) {
        Usage used = board.used();
        Usage total = board.total();
        List<String> bars = new ArrayList<>();
        bars.add(bar("cpus", used.cpus(), total.cpus(), Usage.number(used.cpus()), Usage.number(total.cpus())));
        bars.add(bar("mem", used.mem(), total.mem(), Usage.size(used.mem()), Usage.size(total.mem())));
        bars.add(bar("disk", used.disk(), total.disk(), Usage.size(used.disk()), Usage.size(total.disk())));
        if (total.gpus() > 0) {
            bars.add(bar("gpus", used.gpus(), total.gpus(), Usage.number(used.gpus()), Usage.number(total.gpus())));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("mesos-top  " + Inert.text(connection.leader()), Line.Look.BOLD));
        lines.add(Line.plain("agents: " + Board.counts(board.agents().stream().map(AgentRow::state)) + "   frameworks: "
                + Board.counts(board.frameworks().stream().map(FrameworkRow::state))));
        lines.add(Line.plain(
                "tasks: " + Inert.text(Board.counts(board.tasks().stream().map(TaskRow::state)))));
        int aLine = width >= 100 ? 2 : 1;
        for (int at = 0; at < bars.size(); at += aLine) {
            boolean two = aLine == 2 && at + 1 < bars.size();
            lines.add(Line.plain(two ? Inert.padded(bars.get(at), width / 2, false) + bars.get(at + 1) : bars.get(at)));
        }
        return lines;
    }

    private String bar(String name, double used, double total, String usedText, String totalText) {
        double part = total > 0 ? Math.min(1, used / total) : 0;
        int full = (int) Math.round(part * BAR);
        String bar = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(BAR - full);
        return String.format(Locale.ROOT, "%-4s %s %3.0f%%  %s of %s", name, bar, part * 100, usedText, totalText);
    }

    private static String tabs(Board board, Looks looks) {
        StringBuilder tabs = new StringBuilder();
        for (Page page : Page.values()) {
            int count = page == Page.AGENTS
                    ? board.agents().size()
                    : page == Page.FRAMEWORKS
                            ? board.frameworks().size()
                            : board.tasks().size();
            String title = page.ordinal() + 1 + " " + page.word() + " (" + count + ")";
            tabs.append(page == looks.page() ? "[" + title + "]" : " " + title + " ")
                    .append(' ');
        }
        return tabs.append("  by ")
                .append(looks.sort().word())
                .append(looks.reversed() ? ", reversed" : "")
                .toString();
    }

    private static Line status(Looks looks, Connection connection, Instant now) {
        if (looks.typing()) {
            return new Line("/" + Inert.text(looks.query().text()) + "_", Line.Look.BOLD);
        }
        String filter = looks.query().text().isBlank()
                ? ""
                : "  filter: " + Inert.text(looks.query().text());
        if (connection.lost().isPresent()) {
            return new Line(
                    "LOST: " + Inert.text(connection.lost().get()) + "; looking for the leader" + filter,
                    Line.Look.WARNING);
        }
        String heard = connection
                .heard()
                .map(at -> "heard " + Page.age(Duration.between(at, now).toSeconds()) + " ago")
                .orElse("not heard yet");
        String gaps =
                connection.gaps() == 0 ? "" : ", " + connection.gaps() + " gaps: " + Inert.text(connection.lastGap());
        Line.Look look = connection.stale() ? Line.Look.WARNING : Line.Look.PLAIN;
        return new Line((connection.stale() ? "STALE, " : "live, ") + heard + gaps + filter + "   " + KEYS, look);
    }

    private Line cut(Line line) {
        return new Line(Inert.head(line.text(), width, mark()), line.look());
    }

    private String mark() {
        return unicode ? "…" : "~";
    }
}

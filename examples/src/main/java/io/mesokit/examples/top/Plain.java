package io.mesokit.examples.top;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The view as text for scripts and files: nothing is cut, and columns are as wide as what is in them. */
final class Plain {
    private Plain() {}

    static void print(
            Board board, Connection connection, Looks looks, Optional<Page> only, Instant now, PrintWriter out) {
        out.println("leader: " + Inert.text(connection.leader()));
        out.println("cpus: " + Usage.number(board.used().cpus()) + " of "
                + Usage.number(board.total().cpus()) + "   mem: "
                + Usage.size(board.used().mem()) + " of "
                + Usage.size(board.total().mem()) + "   gpus: "
                + Usage.number(board.used().gpus()) + " of "
                + Usage.number(board.total().gpus()) + "   disk: "
                + Usage.size(board.used().disk()) + " of "
                + Usage.size(board.total().disk()));
        out.println("agents: " + Board.counts(board.agents().stream().map(AgentRow::state)));
        out.println("frameworks: " + Board.counts(board.frameworks().stream().map(FrameworkRow::state)));
        out.println("tasks: " + Inert.text(Board.counts(board.tasks().stream().map(TaskRow::state))));
        for (Page page : only.map(List::of).orElse(List.of(Page.values()))) {
            out.println();
            out.println(page.word() + ":");
            List<List<String>> rows = page.rows(board, looks.page(page), now).stream()
                    .map(Row::cells)
                    .toList();
            new Table(page.columns(), Integer.MAX_VALUE / 2, "").lines(rows).forEach(out::println);
        }
    }
}

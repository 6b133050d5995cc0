package io.mesokit.examples.top;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays rows out in columns. What does not fit is cut, the widest column first, but not below what it may shrink to;
 * then columns are left out from the right. Immutable.
 *
 * @param width how many columns of characters there are
 * @param mark what stands for what was cut
 */
record Table(List<Column> columns, int width, String mark) {
    private static final int GAP = 2;

    /** The head and the rows, without what a terminal could take for more than text. */
    List<String> lines(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream().map(Column::title).toList());
        rows.forEach(row -> all.add(row.stream().map(Inert::text).toList()));
        int[] widths = fitted(natural(all));
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private int[] natural(List<List<String>> rows) {
        return IntStream.range(0, columns.size())
                .map(at -> rows.stream()
                        .mapToInt(row -> Inert.width(row.get(at)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    /** The widths of those columns that are shown. */
    private int[] fitted(int[] natural) {
        int shown = natural.length;
        while (shown > 1 && sum(smallest(natural), shown) > width) {
            shown--;
        }
        int[] widths = IntStream.range(0, shown).map(at -> natural[at]).toArray();
        while (sum(widths, shown) > width) {
            int widest = widest(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int[] smallest(int[] natural) {
        return IntStream.range(0, natural.length)
                .map(at -> columns.get(at).least() == 0
                        ? natural[at]
                        : Math.min(natural[at], columns.get(at).least()))
                .toArray();
    }

    private int widest(int[] widths) {
        int widest = -1;
        for (int at = 0; at < widths.length; at++) {
            int least = columns.get(at).least();
            if (least > 0 && widths[at] > least && (widest < 0 || widths[at] > widths[widest])) {
                widest = at;
            }
        }
        return widest;
    }

    private static int sum(int[] widths, int shown) {
        return IntStream.range(0, shown).map(at -> widths[at]).sum() + GAP * (shown - 1);
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < widths.length; at++) {
            Column column = columns.get(at);
            String cell = column.ends()
                    ? Inert.ends(cells.get(at), widths[at], mark)
                    : Inert.head(cells.get(at), widths[at], mark);
            line.append(Inert.padded(cell, widths[at], column.right())).append(" ".repeat(GAP));
        }
        return Inert.head(line.toString().stripTrailing(), width, mark);
    }
}

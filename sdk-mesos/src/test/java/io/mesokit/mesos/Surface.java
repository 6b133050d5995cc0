package io.mesokit.mesos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What Mesos can be asked, as the tables beside this list it. */
final class Surface {
    private Surface() {}

    /** The lines of a table, without those that explain it. */
    static List<String[]> table(String name) {
        try (InputStream file = Surface.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calls of one server. */
    static Set<String> operations(String server) {
        return table("calls.tsv").stream()
                .filter(line -> line[0].equals(server))
                .map(line -> line[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

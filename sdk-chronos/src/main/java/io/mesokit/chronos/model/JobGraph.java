package io.mesokit.chronos.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which job waits for which, and how each is, read from the server's lines of {@code node,<job>,<outcome>,<state>} and
 * {@code link,<parent>,<child>}. Up to 2.1 nodes have no state. Immutable.
 *
 * @param nodes the jobs, in the server's order, which means nothing
 * @param links who waits for whom
 */
public record JobGraph(List<Node> nodes, List<Link> links) {
    /** A graph of these jobs and links. */
    public JobGraph {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /**
     * A job.
     *
     * @param name its name
     * @param lastOutcome how its last run ended
     * @param state whether it runs now; an empty word up to 2.1
     */
    public record Node(String name, LastOutcome lastOutcome, RunState state) {}

    /**
     * One job that waits for another.
     *
     * @param parent the job that is waited for
     * @param child the job that waits
     */
    public record Link(String parent, String child) {}

    /**
     * Reads the server's lines; lines of other kinds are skipped.
     *
     * @param csv the lines; names hold no comma, so nothing is quoted
     */
    public static JobGraph parse(String csv) {
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (String line : csv.split("\\R")) {
            String[] column = line.split(",", -1);
            if (column[0].equals("node") && column.length >= 3) {
                nodes.add(new Node(
                        column[1], LastOutcome.of(column[2]), RunState.of(column.length > 3 ? column[3] : "")));
            } else if (column[0].equals("link") && column.length == 3) {
                links.add(new Link(column[1], column[2]));
            }
        }
        return new JobGraph(nodes, links);
    }

    /**
     * The job of that name.
     *
     * @param name the job's name
     */
    public Optional<Node> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /**
     * The jobs that it waits for.
     *
     * @param name the job's name
     */
    public List<String> parentsOf(String name) {
        return links.stream()
                .filter(link -> link.child().equals(name))
                .map(Link::parent)
                .toList();
    }

    /**
     * The jobs that wait for it.
     *
     * @param name the job's name
     */
    public List<String> childrenOf(String name) {
        return links.stream()
                .filter(link -> link.parent().equals(name))
                .map(Link::child)
                .toList();
    }

    /** How many of each. */
    @Override
    public String toString() {
        return "JobGraph[" + nodes.size() + " jobs, " + links.size() + " links]";
    }
}

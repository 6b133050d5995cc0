package io.mesokit.examples.top;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A small cluster to draw. */
final class Boards {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Boards() {}

    static Board small() {
        Usage host = new Usage(8, 0, 8192, 20480);
        List<AgentRow> agents = List.of(
                new AgentRow(
                        "a0b1c2d3-e4f5-S0", "node-0.example", "active", "1.11.0", 2, new Usage(2.5, 0, 1024, 0), host),
                new AgentRow("a0b1c2d3-e4f5-S1", "node-1.example", "draining", "1.11.0", 0, Usage.NONE, host),
                new AgentRow("a0b1c2d3-e4f5-S2", "", "unreachable", "", 0, Usage.NONE, Usage.NONE));
        List<FrameworkRow> frameworks = List.of(new FrameworkRow(
                "a0b1c2d3-0001",
                "marathon",
                List.of("prod", "dev"),
                "active",
                1,
                1,
                1,
                new Usage(2.5, 0, 1024, 0),
                0.156));
        List<TaskRow> tasks = List.of(
                task("web.1", "running", 2, 512, 7200, ""),
                task("\u001b[31mred", "staging", 0.5, 512, 5, ""),
                task("old", "failed", 1, 64, 90, "exited with status 1"));
        return new Board(new Usage(2.5, 0, 1024, 0), new Usage(16, 0, 16384, 40960), agents, frameworks, tasks);
    }

    private static TaskRow task(String name, String state, double cpus, double mem, int age, String message) {
        Optional<Instant> since = Optional.of(NOW.minusSeconds(age));
        return new TaskRow(
                name + ".f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                name,
                "marathon",
                "a0b1c2d3-0001",
                "node-0.example",
                "a0b1c2d3-e4f5-S0",
                "prod",
                state,
                new Usage(cpus, 0, mem, 0),
                since,
                since,
                message);
    }

    static Connection live() {
        return new Connection(
                "m1:5050  Mesos 1.11.0", Optional.empty(), Optional.of(NOW.minusSeconds(3)), 0, "", false);
    }
}

package io.mesokit.examples.top;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What is shown, as JSON for programs: every id whole, memory and disk in megabytes, instants in ISO 8601. */
final class Report {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Report() {}

    /** The whole board. */
    static ObjectNode of(Board board, Connection connection, Looks looks, Instant now) {
        ObjectNode report = JSON.objectNode().put("at", now.toString()).put("leader", connection.leader());
        report.put("stale", connection.stale()).put("gaps", connection.gaps());
        report.set("used", usage(board.used()));
        report.set("total", usage(board.total()));
        ArrayNode agents = report.putArray("agents");
        ArrayNode frameworks = report.putArray("frameworks");
        ArrayNode tasks = report.putArray("tasks");
        board.agents().stream().filter(row -> wanted(Page.row(row), looks)).forEach(row -> agents.add(agent(row)));
        board.frameworks().stream()
                .filter(row -> wanted(Page.row(row), looks))
                .forEach(row -> frameworks.add(framework(row)));
        board.tasks().stream().filter(row -> wanted(Page.row(row, now), looks)).forEach(row -> tasks.add(task(row)));
        return report;
    }

    private static boolean wanted(Row row, Looks looks) {
        return looks.query().wants(row.fields());
    }

    private static ObjectNode agent(AgentRow row) {
        ObjectNode agent =
                JSON.objectNode().put("id", row.id()).put("host", row.host()).put("state", row.state());
        agent.put("version", row.version()).put("tasks", row.tasks());
        agent.set("used", usage(row.used()));
        agent.set("total", usage(row.total()));
        return agent;
    }

    private static ObjectNode framework(FrameworkRow row) {
        ObjectNode framework =
                JSON.objectNode().put("id", row.id()).put("name", row.name()).put("state", row.state());
        ArrayNode roles = framework.putArray("roles");
        row.roles().forEach(roles::add);
        framework.put("running", row.running()).put("staging", row.staging()).put("other", row.other());
        framework.put("share", row.share()).set("used", usage(row.used()));
        return framework;
    }

    static ObjectNode task(TaskRow row) {
        ObjectNode task =
                JSON.objectNode().put("id", row.id()).put("name", row.name()).put("state", row.state());
        task.put("framework", row.framework()).put("framework_id", row.frameworkId());
        task.put("agent", row.agent()).put("agent_id", row.agentId()).put("role", row.role());
        row.since().ifPresent(since -> task.put("since", since.toString()));
        row.changed().ifPresent(changed -> task.put("changed", changed.toString()));
        task.put("message", row.message()).set("used", usage(row.used()));
        return task;
    }

    private static ObjectNode usage(Usage usage) {
        return JSON.objectNode()
                .put("cpus", usage.cpus())
                .put("gpus", usage.gpus())
                .put("mem", usage.mem())
                .put("disk", usage.disk());
    }
}

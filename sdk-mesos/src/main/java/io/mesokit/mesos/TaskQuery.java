package io.mesokit.mesos;

import io.mesokit.core.Request;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.TaskId;
import java.util.Optional;

/**
 * Which page of a master's tasks. Immutable.
 *
 * @param limit how many at most
 * @param offset how many to leave out
 * @param order by when they began
 * @param framework of which framework; empty for all
 * @param task which task alone; empty for all
 */
public record TaskQuery(int limit, int offset, Order order, Optional<FrameworkId> framework, Optional<TaskId> task) {
    /** The order of tasks, by when they began. */
    public enum Order {
        /** The oldest first. */
        ASCENDING("asc"),
        /** The newest first. */
        DESCENDING("desc");

        private final String word;

        Order(String word) {
            this.word = word;
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if limit is less than 1 or offset negative
     */
    public TaskQuery {
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException("limit " + limit + " must be at least 1, offset " + offset + " 0");
        }
    }

    /**
     * The newest tasks of all frameworks.
     *
     * @param limit how many at most
     * @throws IllegalArgumentException if it is less than 1
     */
    public static TaskQuery newest(int limit) {
        return new TaskQuery(limit, 0, Order.DESCENDING, Optional.empty(), Optional.empty());
    }

    /** The page after this; tasks that begin meanwhile move it. */
    public TaskQuery next() {
        return new TaskQuery(limit, offset + limit, order, framework, task);
    }

    /**
     * The same, the oldest first. Tasks of which nothing was told yet come before all others, so one that is launched
     * between two pages moves the second by one. {@code tasks().stream()} reads them all as they are at one moment.
     */
    public TaskQuery oldestFirst() {
        return new TaskQuery(limit, offset, Order.ASCENDING, framework, task);
    }

    /**
     * Those of one framework.
     *
     * @param id the framework
     */
    public TaskQuery of(FrameworkId id) {
        return new TaskQuery(limit, offset, order, Optional.of(id), task);
    }

    /**
     * One task alone; its id need not be unique among frameworks.
     *
     * @param id the task
     */
    public TaskQuery only(TaskId id) {
        return new TaskQuery(limit, offset, order, framework, Optional.of(id));
    }

    Request on(Request request) {
        return request.query("limit", limit)
                .query("offset", offset)
                .query("order", order.word)
                .query("framework_id", framework.map(FrameworkId::value))
                .query("task_id", task.map(TaskId::value));
    }
}

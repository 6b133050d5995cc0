package io.mesokit.testkit.chronos;

import io.mesokit.testkit.exec.TaskSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a task of a job is given. */
final class Tasks {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Tasks() {}

    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }

    static TaskSpec spec(Job job, TaskId id, String taskId) {
        String command = job.text("command");
        String whole = id.arguments().isEmpty() ? command : command + " " + id.arguments();
        return new TaskSpec(
                taskId, job.name(), whole, environment(job, id, taskId), job.amount("cpus"), job.amount("mem"));
    }

    /** The framework's own variables come last: a job cannot override them. */
    private static Map<String, String> environment(Job job, TaskId id, String taskId) {
        Map<String, String> all = new HashMap<>();
        job.node("environmentVariables")
                .forEach(pair ->
                        all.put(pair.path("name").asText(), pair.path("value").asText()));
        all.put("mesos_task_id", taskId);
        all.put("MESOS_TASK_ID", taskId);
        all.put("CHRONOS_JOB_OWNER", job.text("owner"));
        all.put("CHRONOS_JOB_NAME", job.name());
        all.put("HOST", "127.0.0.1");
        all.put("CHRONOS_RESOURCE_MEM", Double.toString(job.amount("mem")));
        all.put("CHRONOS_RESOURCE_CPU", Double.toString(job.amount("cpus")));
        all.put("CHRONOS_RESOURCE_DISK", Double.toString(job.amount("disk")));
        all.put("CHRONOS_JOB_RUN_TIME", Long.toString(id.due()));
        all.put("CHRONOS_JOB_RUN_ATTEMPT", Integer.toString(id.attempt()));
        all.remove("");
        return all;
    }
}

package io.mesokit.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A master's answer to GET_STATE as it is on the wire: members in the order of the messages, snake_case, bare 64-bit
 * numbers, explicit defaults. A cluster of some size: one agent for fifty tasks, twenty frameworks, a tenth of the
 * tasks completed, half of them services with labels, ports, a health check and a container, the others batch. Always
 * the same bytes for the same number of tasks.
 */
final class MasterState {
    private static final String CLUSTER = "1c24602b-26f2-4bb5-bfe4-b00e1ec30485";
    private static final int FRAMEWORKS = 20;
    private static final int TASKS_OF_AN_AGENT = 50;
    private static final String[] ROLES = {"*", "prod/web", "prod/data", "batch", "analytics/etl"};

    private final SplittableRandom random = new SplittableRandom(1);
    private final int tasks;

    private MasterState(int tasks) {
        this.tasks = tasks;
    }

    /** The whole answer in memory. */
    static byte[] json(int tasks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(1024, tasks * 1700));
        try {
            write(tasks, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    /** The whole answer, piece by piece. */
    static void write(int tasks, OutputStream out) throws IOException {
        new MasterState(tasks).write(out);
    }

    /** TASK_ADDED and TASK_UPDATED in turn, in RecordIO. */
    static byte[] events(int count) {
        MasterState state = new MasterState(count);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int at = 0; at < count; at++) {
            byte[] event = (at % 2 == 0 ? state.added(at) : state.updated(at)).getBytes(StandardCharsets.UTF_8);
            body.writeBytes((event.length + "\n").getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(event);
        }
        return body.toByteArray();
    }

    private String added(int at) {
        return "{\"type\":\"TASK_ADDED\",\"task_added\":{\"task\":" + task(at, "TASK_STAGING") + "}}";
    }

    private String updated(int at) {
        return "{\"type\":\"TASK_UPDATED\",\"task_updated\":{\"framework_id\":" + framework(at) + ",\"status\":"
                + status(at, "TASK_RUNNING", container()) + ",\"state\":\"TASK_RUNNING\"}}";
    }

    private void write(OutputStream out) throws IOException {
        int completed = tasks / 10;
        print(out, "{\"type\":\"GET_STATE\",\"get_state\":{\"get_tasks\":{\"tasks\":[");
        for (int at = 0; at < tasks - completed; at++) {
            print(out, (at == 0 ? "" : ",") + task(at, "TASK_RUNNING"));
        }
        print(out, "],\"completed_tasks\":[");
        for (int at = tasks - completed; at < tasks; at++) {
            print(out, (at == tasks - completed ? "" : ",") + task(at, at % 7 == 0 ? "TASK_FAILED" : "TASK_FINISHED"));
        }
        print(out, "]},\"get_executors\":{},\"get_frameworks\":{\"frameworks\":[");
        for (int at = 0; at < FRAMEWORKS; at++) {
            print(out, (at == 0 ? "" : ",") + frameworkInfo(at));
        }
        print(out, "]},\"get_agents\":{\"agents\":[");
        for (int at = 0; at <= tasks / TASKS_OF_AN_AGENT; at++) {
            print(out, (at == 0 ? "" : ",") + agentInfo(at));
        }
        print(out, "]}}}");
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String task(int at, String state) {
        boolean service = at % 2 == 0;
        String container = container();
        String newest = uuid();
        StringBuilder task = new StringBuilder(2000);
        task.append("{\"name\":\"").append(service ? "web-" + at % 500 + ".prod" : "batch-" + at);
        task.append("\",\"task_id\":")
                .append(taskId(at))
                .append(",\"framework_id\":")
                .append(framework(at));
        task.append(",\"agent_id\":").append(agent(at)).append(",\"state\":\"").append(state);
        task.append("\",\"resources\":").append(resources(at, service)).append(",\"statuses\":[");
        if (!state.equals("TASK_STAGING")) {
            task.append(status(at, "TASK_STARTING", container)).append(',').append(status(at, state, container));
        }
        task.append("],\"status_update_state\":\"")
                .append(state)
                .append("\",\"status_update_uuid\":\"")
                .append(newest);
        return task.append('"').append(service ? service(at) : "").append('}').toString();
    }

    private String resources(int at, boolean service) {
        String role = ROLES[at % ROLES.length];
        String ports = service ? ',' + ports(role, 31000 + at % 1000) : "";
        return '['
                + scalar("cpus", random.nextInt(1, 40) / 10.0, role)
                + ','
                + scalar("mem", random.nextInt(1, 64) * 64.0, role)
                + ','
                + scalar("disk", 0.0, role)
                + ports
                + ']';
    }

    private static String scalar(String name, double value, String role) {
        return "{\"name\":\"" + name + "\",\"type\":\"SCALAR\",\"scalar\":{\"value\":" + value
                + "},\"allocation_info\":{\"role\":\"" + role + "\"}}";
    }

    private static String ports(String role, int port) {
        return "{\"name\":\"ports\",\"type\":\"RANGES\",\"ranges\":{\"range\":[{\"begin\":" + port + ",\"end\":" + port
                + "}]},\"allocation_info\":{\"role\":\"" + role + "\"}}";
    }

    private String status(int at, String state, String container) {
        String address = "10." + at / 65_536 % 256 + '.' + at / 256 % 256 + '.' + at % 256;
        return "{\"task_id\":" + taskId(at) + ",\"state\":\"" + state
                + "\",\"source\":\"SOURCE_EXECUTOR\",\"agent_id\":"
                + agent(at) + ",\"executor_id\":" + taskId(at) + ",\"timestamp\":" + timestamp() + ",\"uuid\":\""
                + uuid()
                + "\",\"container_status\":{\"container_id\":{\"value\":\"" + container
                + "\"},\"network_infos\":[{\"ip_addresses\":[{\"protocol\":\"IPv4\",\"ip_address\":\"" + address
                + "\"}]}],\"executor_pid\":" + random.nextInt(1000, 60_000) + "}}";
    }

    private static String service(int at) {
        return ",\"labels\":{\"labels\":[{\"key\":\"team\",\"value\":\"team-" + at % 40
                + "\"},{\"key\":\"HAPROXY_GROUP\",\"value\":\"external\"}]},\"discovery\":{\"visibility\":\"FRAMEWORK\","
                + "\"name\":\"web-" + at % 500 + ".prod\",\"ports\":{\"ports\":[{\"number\":" + (31000 + at % 1000)
                + ",\"name\":\"http\",\"protocol\":\"tcp\"}]}},\"container\":{\"type\":\"MESOS\",\"mesos\":{\"image\":"
                + "{\"type\":\"DOCKER\",\"docker\":{\"name\":\"registry.example/web:" + at % 50
                + "\"},\"cached\":true}}},\"health_check\":{\"http\":{\"port\":" + (31000 + at % 1000)
                + ",\"path\":\"/health\"},\"delay_seconds\":15.0,\"interval_seconds\":10.0,\"timeout_seconds\":20.0,"
                + "\"consecutive_failures\":3,\"grace_period_seconds\":300.0,\"type\":\"HTTP\"}";
    }

    private static String frameworkInfo(int at) {
        String role = ROLES[at % ROLES.length];
        return "{\"framework_info\":{\"user\":\"root\",\"name\":\"framework-" + at + "\",\"id\":" + framework(at)
                + ",\"failover_timeout\":604800.0,\"checkpoint\":true,\"roles\":[\"" + role
                + "\"],\"capabilities\":[{\"type\":\"PARTITION_AWARE\"},{\"type\":\"MULTI_ROLE\"}]},\"active\":true,"
                + "\"connected\":true,\"recovered\":false,\"registered_time\":{\"nanoseconds\":1795243070478148096},"
                + "\"allocated_resources\":[" + scalar("cpus", 1000.0, role) + "],\"offer_constraints\":{}}";
    }

    private static String agentInfo(int at) {
        String all = '[' + total("cpus", 64.0) + ',' + total("mem", 262144.0) + ',' + total("disk", 1048576.0) + ']';
        return "{\"agent_info\":{\"hostname\":\"node-" + at + ".example\",\"port\":5051,\"resources\":" + all
                + ",\"attributes\":[{\"name\":\"rack\",\"type\":\"TEXT\",\"text\":{\"value\":\"r" + at % 40
                + "\"}}],\"id\":" + agentId(at) + ",\"checkpoint\":true},\"active\":true,\"deactivated\":false,"
                + "\"version\":\"1.11.0\",\"pid\":\"slave(1)@10.1.0.1:5051\",\"registered_time\":"
                + "{\"nanoseconds\":1795243065802340864},\"total_resources\":" + all + ",\"allocated_resources\":["
                + scalar("cpus", 50.0, "*") + "],\"capabilities\":[{\"type\":\"MULTI_ROLE\"}]}";
    }

    private static String total(String name, double value) {
        return "{\"name\":\"" + name + "\",\"type\":\"SCALAR\",\"scalar\":{\"value\":" + value + "},\"role\":\"*\"}";
    }

    private static String taskId(int at) {
        String kind = at % 2 == 0 ? "prod_web-" + at % 500 + ".instance-" : "batch-";
        return "{\"value\":\"" + kind + Long.toHexString(at * 0x9E3779B97F4A7C15L) + "._app.1\"}";
    }

    private static String framework(int at) {
        return String.format(Locale.ROOT, "{\"value\":\"%s-%04d\"}", CLUSTER, at % FRAMEWORKS);
    }

    private String agent(int at) {
        return agentId(at % (tasks / TASKS_OF_AN_AGENT + 1));
    }

    private static String agentId(int at) {
        return "{\"value\":\"" + CLUSTER + "-S" + at + "\"}";
    }

    private double timestamp() {
        return 1_795_243_070 + random.nextInt(1_000_000_000) / 1_000_000.0;
    }

    private String container() {
        String hex = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-47f7-8250-" + hex.substring(4);
    }

    private String uuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

package io.mesokit.examples.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.chronos.Chronos;
import io.mesokit.chronos.model.EnvironmentVariable;
import io.mesokit.chronos.model.Job;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.core.Call;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Credentials;
import io.mesokit.core.MesokitException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.examples.supervisor.Tokens;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Launches jobs: registers them at the supervisor first, and only then hands them to Chronos, parked, so that no run
 * starts before somebody watches it. Safe for use by many threads.
 */
public final class Launcher implements AutoCloseable {
    /** The size that Chronos gives to a job that names none. */
    private static final double CHRONOS_CPUS = 0.1;

    private static final int CHRONOS_RETRIES = 2;

    private final Chronos chronos;
    private final URI supervisor;
    private final Tokens tokens;
    private final ServiceClient registry;
    private final InstantSource clock;

    /**
     * A launcher; connects to nothing yet.
     *
     * @param chronos where jobs run; not closed with the launcher
     * @param supervisor its address, as the tasks see it too
     * @param tokens made from the secret that the supervisor has
     */
    public Launcher(Chronos chronos, URI supervisor, Tokens tokens) {
        this.chronos = chronos;
        this.supervisor = supervisor;
        this.tokens = tokens;
        this.clock = InstantSource.system();
        this.registry = ServiceClient.open(
                ServiceProfile.of("supervisor"),
                ClientOptions.builder(supervisor.toString())
                        .credentials(Credentials.bearer(tokens.forLauncher()))
                        .build());
    }

    /**
     * What the supervisor said.
     *
     * @param uuid the job's id there
     * @param verdict what it thinks of the deadline
     * @param finish when it expects the job to end
     * @param warning what the user should know, or empty
     */
    public record Launched(String uuid, String verdict, String finish, String warning) {}

    /** A job of that name is there already. */
    public static final class NameTaken extends IllegalStateException {
        private static final long serialVersionUID = 1;

        NameTaken(String name) {
            super("a job named " + name + " exists in Chronos; delete it first, or launch with --replace");
        }
    }

    /** A job that was not launched is still registered at the supervisor, as far as is known. */
    public static final class NotWithdrawn extends IllegalStateException {
        private static final long serialVersionUID = 1;

        NotWithdrawn(String uuid, MesokitException why) {
            super("could not be withdrawn from the supervisor (uuid " + uuid + "): " + why.getMessage(), why);
        }
    }

    /**
     * Launches a job. What is registered by a launch that fails is withdrawn; where that fails too, the failure has
     * {@link NotWithdrawn} among its suppressed ones. Blocks.
     *
     * @param file the job
     * @param replace whether a job of that name may be replaced
     * @throws NameTaken if it may not
     * @throws IllegalArgumentException if Chronos would not understand the job; it is then registered nowhere
     * @throws MesokitException if supervisor or Chronos refuse it or do not answer
     */
    public Launched launch(JobFile file, boolean replace) {
        String name = file.job().name();
        if (!replace && exists(name)) {
            throw new NameTaken(name);
        }
        String uuid = UUID.randomUUID().toString().replace("-", "");
        // A job that must not be sent is refused here, before anybody has heard of it.
        Call<Job> put = put(wrapped(file.job(), uuid), uuid);
        try {
            JsonNode answer = register(registration(file, uuid));
            put.execute();
            return launched(uuid, answer);
        } catch (RuntimeException failed) {
            // Also when it is the answer to the registration that was lost.
            cancel(uuid, failed);
            throw failed;
        }
    }

    private Call<Job> put(ScheduledJob job, String uuid) {
        // Not by what else was put: the supervisor may have set its cpus before we can read it.
        EnvironmentVariable id = EnvironmentVariable.of(Wrapper.UUID, uuid);
        return chronos.jobs()
                .putAndAwait(job, seen -> seen.environmentVariables().contains(id));
    }

    /** The same registration twice is one job. */
    private JsonNode register(ObjectNode registration) {
        return registry.raw(Request.post("/initTask").json(registration).repeatable(true))
                .execute();
    }

    private boolean exists(String name) {
        try {
            chronos.jobs().get(name).execute();
            return true;
        } catch (NotFoundException free) {
            return false;
        }
    }

    private void cancel(String uuid, RuntimeException failed) {
        try {
            registry.raw(Request.post("/cancelTask")
                            .json(Json.mapper().createObjectNode().put("uuid", uuid))
                            .repeatable(true))
                    .execute();
        } catch (NotFoundException neverRegistered) {
            // What was to be brought about.
        } catch (MesokitException alsoFailed) {
            failed.addSuppressed(new NotWithdrawn(uuid, alsoFailed));
        }
    }

    private ObjectNode registration(JobFile file, String uuid) {
        JobFile.Qos qos = file.qos();
        return Json.mapper()
                .createObjectNode()
                .put("framework", "chronos")
                .put("name", file.job().name())
                .put("uuid", uuid)
                .put("iterations", qos.iterations())
                .put("job_duration", qos.duration())
                .put("deadline", clock.millis() / 1000.0 + qos.deadline())
                .put("deadline_in", qos.deadline())
                .put("desv_deadline", qos.earliness())
                .put("cpus", file.job().cpus().orElse(CHRONOS_CPUS))
                .put("retries", file.job().retries().orElse(CHRONOS_RETRIES));
    }

    /** Retries are the supervisor's affair: it sees each failure, and decides the size of the next try. */
    private ScheduledJob wrapped(ScheduledJob job, String uuid) {
        return job.toBuilder()
                .command(Wrapper.around(job.command()))
                .schedule(Wrapper.parked(job.schedule()))
                .retries(0)
                .concurrent(false)
                .addEnvironmentVariables(
                        EnvironmentVariable.of(Wrapper.UUID, uuid),
                        EnvironmentVariable.of(Wrapper.URL, reports().toString()),
                        EnvironmentVariable.of(Wrapper.TOKEN, tokens.forReportsOf(uuid)))
                .build();
    }

    private URI reports() {
        return URI.create(supervisor.toString().replaceAll("/+$", "") + "/updateTask");
    }

    private static Launched launched(String uuid, JsonNode answer) {
        String verdict = answer.path("verdict").asText();
        StringBuilder warning = new StringBuilder();
        if (!verdict.equals("ON_PLAN")) {
            warning.append("by its own estimate the job needs ")
                    .append(
                            answer.has("sufficient_cpus")
                                    ? answer.path("sufficient_cpus").asText() + " cpus"
                                    : "more time, whatever its cpus")
                    .append(" to meet its deadline. ");
        }
        if (answer.has("endangers")) {
            warning.append("With it, too much is promised: ")
                    .append(answer.path("endangers").asText())
                    .append(" lacks ")
                    .append(answer.path("lacking_cpu_seconds").asText())
                    .append(" CPU seconds.");
        }
        return new Launched(
                uuid,
                verdict,
                answer.path("predicted_finish").asText(),
                warning.toString().strip());
    }

    /** Closes the connection to the supervisor. */
    @Override
    public void close() {
        registry.close();
    }
}

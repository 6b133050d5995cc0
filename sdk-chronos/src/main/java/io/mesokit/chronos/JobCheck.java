package io.mesokit.chronos;

import io.mesokit.chronos.InvalidJobException.Problem;
import io.mesokit.chronos.model.Constraint;
import io.mesokit.chronos.model.Container;
import io.mesokit.chronos.model.DependentJob;
import io.mesokit.chronos.model.JobDefinition;
import io.mesokit.chronos.model.NetworkInfo;
import io.mesokit.chronos.model.ScheduledJob;
import io.mesokit.chronos.model.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TimeZone;

/**
 * Looks a job over before it is sent. Chronos answers 204 to most nonsense and then drops it, replaces it with a
 * default, or, for a job that is its own parent, crashes for good; what it does refuse, it often refuses with an HTML
 * page.
 */
final class JobCheck {
    private static final Instant EARLIEST = Instant.ofEpochSecond(1);
    private static final Set<String> PROTOCOLS = Set.of("IPv4", "IPv6");

    private final JobDefinition job;
    private final Optional<ChronosVersion> version;
    private final List<Problem> problems = new ArrayList<>();

    private JobCheck(JobDefinition job, Optional<ChronosVersion> version) {
        this.job = job;
        this.version = version;
    }

    /**
     * Throws if the job cannot be sent to that version, or to any while the version is not known.
     *
     * @throws InvalidJobException naming all that is wrong
     */
    static void check(JobDefinition job, Optional<ChronosVersion> version) {
        JobCheck check = new JobCheck(job, version);
        check.run();
        if (!check.problems.isEmpty()) {
            throw new InvalidJobException(job.name(), check.problems);
        }
    }

    private void run() {
        name();
        command();
        amount("cpus", job.cpus());
        amount("mem", job.mem());
        amount("disk", job.disk());
        downloads();
        job.constraints().forEach(this::constraint);
        job.container().ifPresent(this::container);
        if (job instanceof ScheduledJob scheduled) {
            schedule(scheduled);
        }
        if (job instanceof DependentJob dependent) {
            parents(dependent);
        }
    }

    private void name() {
        ChronosVersion rule = version.orElse(ChronosVersion.V2);
        if (!rule.allowsName(job.name())) {
            problem("name", "\"" + job.name() + "\" may hold only " + rule.allowedInNames() + " in Chronos " + rule);
        }
    }

    private void command() {
        boolean runsByItself = !job.executor().isEmpty() || job.container().isPresent();
        if (job.command().isEmpty() && (version.equals(Optional.of(ChronosVersion.V2)) || !runsByItself)) {
            problem("command", "is missing; say what to run");
        }
    }

    private void amount(String field, OptionalDouble value) {
        if (value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() < Double.POSITIVE_INFINITY)) {
            problem(
                    field,
                    "must be more than 0, not " + value.getAsDouble()
                            + " (to Chronos, 0 means its default); leave it unset for the default");
        }
    }

    private void downloads() {
        if (!job.uris().isEmpty() && !job.fetch().isEmpty()) {
            problem("uris", "cannot be set together with fetch; move them to fetch");
        }
    }

    private void constraint(Constraint constraint) {
        if (!constraint.operator().known()) {
            problem(
                    "constraints",
                    "has the operator \"" + constraint.operator()
                            + "\", which Chronos would silently drop; it is EQUALS, LIKE or UNLIKE");
        }
    }

    private void container(Container container) {
        if (container.image().isEmpty() || container.image().get().isBlank()) {
            problem("container.image", "is missing; Chronos would silently run the job without a container");
        }
        if (!container.type().known()) {
            problem("container.type", "is \"" + container.type() + "\"; it is DOCKER or MESOS");
        }
        if (!container.network().known()) {
            problem(
                    "container.network",
                    "is \"" + container.network() + "\"; it is HOST, BRIDGE or USER, in upper case");
        }
        container.networkInfos().forEach(this::network);
        container.volumes().forEach(this::volume);
    }

    private void network(NetworkInfo network) {
        network.protocol()
                .filter(protocol -> !PROTOCOLS.contains(protocol))
                .ifPresent(protocol ->
                        problem("container.networkInfos.protocol", "is \"" + protocol + "\"; it is IPv4 or IPv6"));
    }

    private void volume(Volume volume) {
        volume.mode()
                .filter(mode -> !mode.known())
                .ifPresent(mode -> problem("container.volumes.mode", "is \"" + mode + "\"; it is RW or RO"));
    }

    private void schedule(ScheduledJob scheduled) {
        if (scheduled
                .schedule()
                .start()
                .filter(start -> start.isBefore(EARLIEST))
                .isPresent()) {
            problem(
                    "schedule",
                    scheduled.schedule() + " starts before 1970-01-01T00:00:01Z; start it later, or leave the"
                            + " start out for now");
        }
        if (!isTimeZone(scheduled.scheduleTimeZone())) {
            problem(
                    "scheduleTimeZone",
                    "\"" + scheduled.scheduleTimeZone() + "\" is no time zone, and Chronos would"
                            + " silently take GMT; write one such as Europe/Berlin or GMT+01:00");
        }
    }

    /** By the rules of {@link TimeZone}, which Chronos goes by: what it does not know is GMT. */
    private static boolean isTimeZone(String id) {
        return id.isEmpty()
                || id.equals("GMT")
                || !TimeZone.getTimeZone(id).getID().equals("GMT");
    }

    private void parents(DependentJob dependent) {
        if (dependent.parents().isEmpty()) {
            problem("parents", "must name at least one job; without any, put a ScheduledJob");
        }
        if (dependent.parents().contains(dependent.name())) {
            problem("parents", "holds the job itself, which would crash the Chronos server for good; take it out");
        }
    }

    private void problem(String field, String message) {
        problems.add(new Problem(field, message));
    }
}

package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What operations on resources make of them: the rules, and what is used up for what. Used under the cluster's lock.
 */
final class Conversions {
    private final Cluster cluster;
    private final AgentRecord agent;

    Conversions(Cluster cluster, AgentRecord agent) {
        this.cluster = cluster;
        this.agent = agent;
    }

    /**
     * What is used up, and what is there in its place.
     *
     * @param certain whether the master counts on it at once, and does not wait for what the provider says
     */
    record Change(Resources consumed, Resources made, boolean certain) {
        Change(Resources consumed, Resources made) {
            this(consumed, made, true);
        }

        /** The provider of what is used up; that of the agent itself is none. */
        Optional<String> provider() {
            return consumed.stream().flatMap(one -> one.provider().stream()).findFirst();
        }
    }

    /** An operation that makes no sense, with the server's words for it. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final boolean whole;

        Invalid(String why, boolean whole) {
            super(why, null, false, false);
            this.whole = whole;
        }

        /** Whether the words are to be told as they are. */
        boolean whole() {
            return whole;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private static Invalid invalid(String why) {
        return new Invalid(why, false);
    }

    /**
     * What an operation changes.
     *
     * @throws Invalid when it makes no sense
     */
    Change of(String kind, JsonNode details, Optional<String> principal) {
        return switch (kind) {
            case "RESERVE" -> reserve(details, principal);
            case "UNRESERVE" -> unreserve(details);
            case "CREATE" -> create(details);
            case "DESTROY" -> destroy(details);
            case "GROW_VOLUME" -> grow(details);
            case "SHRINK_VOLUME" -> shrink(details);
            case "CREATE_DISK" -> createDisk(details);
            case "DESTROY_DISK" -> destroyDisk(details);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Resources read(JsonNode list) {
        return Resources.of(list).unallocated();
    }

    private static Change reserve(JsonNode details, Optional<String> principal) {
        Resources wanted = read(details.path("resources"));
        wanted.stream().forEach(one -> checkReservation(one, principal));
        Resources source = read(details.path("source"));
        if (source.isEmpty()) {
            return new Change(wanted.map(Resource::popped), wanted);
        }
        if (!source.quantities().equals(wanted.quantities())) {
            throw invalid("The quantities of 'source' and 'resources' differ");
        }
        return new Change(source, wanted);
    }

    private static void checkReservation(Resource one, Optional<String> principal) {
        checkReserved(one);
        Optional<String> named = Json.find(
                        one.reservations().get(one.reservations().size() - 1), "principal")
                .map(JsonNode::asText);
        if (principal.isPresent() && !named.equals(principal)) {
            throw invalid("A reserve operation was attempted by authenticated principal '" + principal.get()
                    + "', which does not match the principal in the resource's reservation ('" + named.orElse("")
                    + "')");
        }
    }

    private static void checkReserved(Resource one) {
        if (!one.dynamicallyReserved()) {
            throw invalid("Resource " + one.text() + " is not dynamically reserved");
        }
    }

    private static Change unreserve(JsonNode details) {
        Resources reserved = read(details.path("resources"));
        reserved.stream().forEach(one -> {
            checkReserved(one);
            if (one.persistenceId().isPresent()) {
                throw invalid("A dynamically reserved persistent volume " + one.text()
                        + " cannot be unreserved directly. Please destroy the persistent volume first then"
                        + " unreserve the resource");
            }
        });
        return new Change(reserved, reserved.map(Resource::popped));
    }

    private Change create(JsonNode details) {
        Resources volumes = read(details.path("volumes"));
        volumes.stream().forEach(this::checkVolume);
        return new Change(volumes.map(Resource::withoutVolume), volumes);
    }

    private void checkVolume(Resource volume) {
        String id = volume.persistenceId().orElseThrow(() -> invalid("'persistence' is not set in DiskInfo"));
        if (volume.unreserved()) {
            throw invalid("Persistent volumes cannot be created from unreserved resources");
        }
        if (!volume.disk().path("volume").path("mode").asText().equals("RW")) {
            throw invalid("Expecting persistent volume to be read-write");
        }
        if (agent.total.volume(id).isPresent()) {
            throw invalid("Persistence ID '" + id + "' is not unique");
        }
    }

    private Change destroy(JsonNode details) {
        Resources volumes = read(details.path("volumes"));
        if (!agent.total.contains(volumes)) {
            throw new Invalid("Invalid DESTROY operation: Persistent volumes not found", true);
        }
        if (!cluster.free(agent).contains(volumes)) {
            throw new Invalid("Invalid DESTROY operation: Persistent volumes in use", true);
        }
        return new Change(volumes, volumes.map(Resource::withoutVolume));
    }

    private static Change grow(JsonNode details) {
        Resource volume = resizable(details);
        Resource addition = Resource.of(details.path("addition")).unallocated();
        if (addition.amount().isEmpty()) {
            throw invalid("The size of addition " + addition.text() + " must be positive");
        }
        Resource after = volume.withAmount(volume.amount().plus(addition.amount()));
        return new Change(
                Resources.none().plus(volume).plus(addition), Resources.none().plus(after));
    }

    private static Change shrink(JsonNode details) {
        Resource volume = resizable(details);
        Amount taken =
                Amount.Thousandths.of(details.path("subtract").path("value").decimalValue());
        if (taken.isEmpty()
                || !volume.amount().contains(taken)
                || volume.amount().equals(taken)) {
            throw invalid("The subtract amount must be between zero and the size of the volume");
        }
        Resources after = Resources.none()
                .plus(volume.withAmount(volume.amount().minus(taken)))
                .plus(volume.withoutVolume().withAmount(taken));
        return new Change(Resources.none().plus(volume), after);
    }

    private static Resource resizable(JsonNode details) {
        Resource volume = Resource.of(details.path("volume")).unallocated();
        if (volume.persistenceId().isEmpty()) {
            throw invalid("'volume' is not a persistent volume");
        }
        if (volume.marks().has("shared")) {
            throw invalid("Growing or shrinking a shared volume is not supported");
        }
        return volume;
    }

    // ---- disks of resource providers

    private static Change createDisk(JsonNode details) {
        Resource raw = provided(details);
        String target = details.path("target_type").asText();
        boolean named = details.has("target_profile");
        if (!isDisk(raw, List.of("RAW"))) {
            throw invalid("'source' is not a RAW disk resource");
        }
        if (!List.of("MOUNT", "BLOCK").contains(target)) {
            throw invalid("'target_type' is neither MOUNT or BLOCK");
        }
        if (raw.source().has("profile") == named) {
            throw invalid(
                    named
                            ? "'target_profile' must not be set when 'source' has a profile"
                            : "'target_profile' must be set when 'source' has no profile");
        }
        ObjectNode source = raw.source().deepCopy();
        source.put("type", target);
        if (!source.has("id")) {
            source.put("id", UUID.randomUUID().toString());
        }
        Json.find(details, "target_profile").ifPresent(profile -> source.set("profile", profile));
        return replaced(raw, source);
    }

    private static Change destroyDisk(JsonNode details) {
        Resource disk = provided(details);
        if (!isDisk(disk, List.of("MOUNT", "BLOCK", "RAW"))) {
            throw invalid("'source' is neither a MOUNT, BLOCK or RAW disk resource");
        }
        if (!disk.source().has("id")) {
            throw invalid("'source' is not backed by a CSI volume");
        }
        if (disk.persistenceId().isPresent()) {
            throw invalid("A disk resource containing a persistent volume " + disk.text()
                    + " cannot be destroyed directly. Please destroy the persistent volume first then destroy the disk"
                    + " resource");
        }
        ObjectNode source = disk.source().deepCopy();
        source.put("type", "RAW").remove("id");
        return replaced(disk, source);
    }

    private static Resource provided(JsonNode details) {
        Resource source = Resource.of(details.path("source")).unallocated();
        if (source.provider().isEmpty()) {
            throw invalid("'source' is not managed by a resource provider");
        }
        return source;
    }

    private static boolean isDisk(Resource one, List<String> kinds) {
        return kinds.contains(one.source().path("type").asText());
    }

    private static Change replaced(Resource before, ObjectNode source) {
        Resources after = Resources.none().plus(before.withSource(source));
        return new Change(Resources.none().plus(before), after, false);
    }
}

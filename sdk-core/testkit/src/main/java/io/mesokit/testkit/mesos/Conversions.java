package io.mesokit.testkit.mesos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What operations on resources make of them: the rules, and what is used up for what. Used under the cluster's lock. */
final class Conversions {
    private final Cluster cluster;
    private final AgentRecord agent;

    Conversions(Cluster cluster, AgentRecord agent) {
        this.cluster = cluster;
        this.agent = agent;
    }

    /** What is used up, and what is there in its place. */
    record Change(Resources consumed, Resources made) {}

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
            default -> throw invalid("Only resource providers take " + kind);
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
        return new Change(volumes.map(Resource::withoutDisk), volumes);
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
        return new Change(volumes, volumes.map(Resource::withoutDisk));
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
                .plus(volume.withoutDisk().withAmount(taken));
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
}

package io.mesokit.mesos;

import io.mesokit.core.Call;
import io.mesokit.mesos.model.AgentId;
import io.mesokit.mesos.model.Bytes;
import io.mesokit.mesos.model.CommandInfo;
import io.mesokit.mesos.model.ContainerId;
import io.mesokit.mesos.model.FrameworkId;
import io.mesokit.mesos.model.Image;
import io.mesokit.mesos.model.ImageType;
import io.mesokit.mesos.model.MachineId;
import io.mesokit.mesos.model.MaintenanceSchedule;
import io.mesokit.mesos.model.QuotaConfig;
import io.mesokit.mesos.model.QuotaRequest;
import io.mesokit.mesos.model.Resource;
import io.mesokit.mesos.model.ResourceProviderId;
import io.mesokit.mesos.model.ResourceProviderInfo;
import io.mesokit.mesos.model.Resources;
import io.mesokit.mesos.model.Scalar;
import io.mesokit.mesos.model.agent.LaunchContainerCall;
import io.mesokit.mesos.model.agent.ProcessData;
import io.mesokit.mesos.model.agent.ProcessDataType;
import io.mesokit.mesos.model.agent.ProcessIo;
import io.mesokit.mesos.model.agent.ProcessIoType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every typed call of both operator APIs that is no stream, with something to send. */
final class TypedCalls {
    private static final AgentId AGENT = AgentId.of("S1");
    private static final ContainerId STANDALONE = ContainerId.of("c1");
    static final ContainerId NESTED = STANDALONE.child("c2");
    static final CommandInfo COMMAND = CommandInfo.shell("sleep 1");
    private static final Resources CPUS = Resources.parse("cpus:2;mem:64");
    private static final Resource DISK = Resources.parse("disk:100").toList().get(0);
    private static final MachineId MACHINE = MachineId.ofHostname("h1");
    private static final ResourceProviderInfo PROVIDER = ResourceProviderInfo.builder()
            .type("org.apache.mesos.rp.local.storage")
            .name("p")
            .build();

    private TypedCalls() {}

    record Row<C>(String type, Function<C, Call<?>> call) {
        @Override
        public String toString() {
            return type;
        }
    }

    static List<Row<MesosMaster>> master() {
        List<Row<MesosMaster>> rows = new ArrayList<>();
        rows.add(new Row<>("GET_HEALTH", m -> m.server().healthy()));
        rows.add(new Row<>("GET_FLAGS", m -> m.server().flags()));
        rows.add(new Row<>("GET_VERSION", m -> m.server().version()));
        rows.add(new Row<>("GET_METRICS", m -> m.server().metrics()));
        rows.add(new Row<>("GET_METRICS", m -> m.server().metrics(Duration.ofSeconds(5))));
        rows.add(new Row<>("GET_MASTER", m -> m.leader().get()));
        rows.add(new Row<>("GET_LOGGING_LEVEL", m -> m.logging().level()));
        rows.add(new Row<>("SET_LOGGING_LEVEL", m -> m.logging().change(1, Duration.ofMinutes(1))));
        rows.add(new Row<>("LIST_FILES", m -> m.files().list("/master/log")));
        rows.add(new Row<>("READ_FILE", m -> m.files().read("/master/log", 7)));
        rows.add(new Row<>("READ_FILE", m -> m.files().read("/master/log", 7, 100)));
        rows.add(new Row<>("GET_STATE", m -> m.state().get()));
        rows.add(new Row<>("GET_AGENTS", m -> m.agents().list()));
        rows.add(new Row<>("GET_FRAMEWORKS", m -> m.frameworks().list()));
        rows.add(new Row<>("GET_EXECUTORS", m -> m.frameworks().executors()));
        rows.add(new Row<>("GET_OPERATIONS", m -> m.operations().list()));
        rows.add(new Row<>("GET_TASKS", m -> m.tasks().list()));
        rows.add(new Row<>("GET_ROLES", m -> m.roles().list()));
        rows.add(new Row<>("GET_WEIGHTS", m -> m.weights().list()));
        rows.add(new Row<>("UPDATE_WEIGHTS", m -> m.weights().update(Map.of("dev", 2.0))));
        rows.add(new Row<>("RESERVE_RESOURCES", m -> m.reservations().reserve(AGENT, CPUS)));
        rows.add(new Row<>("RESERVE_RESOURCES", m -> m.reservations().rereserve(AGENT, CPUS, CPUS)));
        rows.add(new Row<>("UNRESERVE_RESOURCES", m -> m.reservations().unreserve(AGENT, CPUS)));
        rows.add(new Row<>("CREATE_VOLUMES", m -> m.volumes().create(AGENT, List.of(DISK))));
        rows.add(new Row<>("DESTROY_VOLUMES", m -> m.volumes().destroy(AGENT, List.of(DISK))));
        rows.add(new Row<>("GROW_VOLUME", m -> m.volumes().grow(AGENT, DISK, DISK)));
        rows.add(new Row<>("SHRINK_VOLUME", m -> m.volumes().shrink(AGENT, DISK, 10)));
        rows.addAll(masterCommands());
        return rows;
    }

    private static List<Row<MesosMaster>> masterCommands() {
        Duration grace = Duration.ofMillis(90_500);
        MaintenanceSchedule schedule = MaintenanceTest.schedule(MACHINE);
        QuotaConfig quota = QuotaConfig.builder()
                .role("dev")
                .putLimits("cpus", Scalar.of(2))
                .build();
        QuotaRequest request =
                QuotaRequest.builder().role("dev").guarantee(CPUS).build();
        return List.of(
                new Row<>("GET_MAINTENANCE_STATUS", m -> m.maintenance().status()),
                new Row<>("GET_MAINTENANCE_SCHEDULE", m -> m.maintenance().schedule()),
                new Row<>("UPDATE_MAINTENANCE_SCHEDULE", m -> m.maintenance().updateSchedule(schedule)),
                new Row<>("START_MAINTENANCE", m -> m.maintenance().start(List.of(MACHINE))),
                new Row<>("STOP_MAINTENANCE", m -> m.maintenance().stop(List.of(MACHINE))),
                new Row<>("DRAIN_AGENT", m -> m.agents().drain(AGENT)),
                new Row<>("DRAIN_AGENT", m -> m.agents().drain(AGENT, grace)),
                new Row<>("DRAIN_AGENT", m -> m.agents().drainAndMarkGone(AGENT, grace, Irreversible.CONFIRMED)),
                new Row<>("DRAIN_AGENT", m -> m.agents().drainAndMarkGone(AGENT, Irreversible.CONFIRMED)),
                new Row<>("DEACTIVATE_AGENT", m -> m.agents().deactivate(AGENT)),
                new Row<>("REACTIVATE_AGENT", m -> m.agents().reactivate(AGENT)),
                new Row<>("MARK_AGENT_GONE", m -> m.agents().markGone(AGENT, Irreversible.CONFIRMED)),
                new Row<>("GET_QUOTA", m -> m.quotas().status()),
                new Row<>("UPDATE_QUOTA", m -> m.quotas().update(List.of(quota))),
                new Row<>("UPDATE_QUOTA", m -> m.quotas().updateByForce(List.of(quota))),
                new Row<>("UPDATE_QUOTA", m -> m.quotas().clear("dev")),
                new Row<>("SET_QUOTA", m -> m.quotas().set(request)),
                new Row<>("REMOVE_QUOTA", m -> m.quotas().remove("dev")),
                new Row<>("TEARDOWN", m -> m.frameworks().teardown(FrameworkId.of("F1"))));
    }

    static List<Row<MesosAgent>> agent() {
        List<Row<MesosAgent>> rows = new ArrayList<>();
        rows.add(new Row<>("GET_HEALTH", a -> a.server().healthy()));
        rows.add(new Row<>("GET_FLAGS", a -> a.server().flags()));
        rows.add(new Row<>("GET_VERSION", a -> a.server().version()));
        rows.add(new Row<>("GET_METRICS", a -> a.server().metrics()));
        rows.add(new Row<>("GET_LOGGING_LEVEL", a -> a.logging().level()));
        rows.add(new Row<>("SET_LOGGING_LEVEL", a -> a.logging().change(1, Duration.ofMinutes(1))));
        rows.add(new Row<>("LIST_FILES", a -> a.files().list("/slave/log")));
        rows.add(new Row<>("READ_FILE", a -> a.files().read("/slave/log", 0)));
        rows.add(new Row<>("GET_STATE", a -> a.state().get()));
        rows.add(new Row<>("GET_AGENT", a -> a.state().agent()));
        rows.add(new Row<>("GET_FRAMEWORKS", a -> a.state().frameworks()));
        rows.add(new Row<>("GET_EXECUTORS", a -> a.state().executors()));
        rows.add(new Row<>("GET_OPERATIONS", a -> a.state().operations()));
        rows.add(new Row<>("GET_TASKS", a -> a.state().tasks()));
        rows.add(new Row<>("GET_CONTAINERS", a -> a.containers().list()));
        rows.add(new Row<>("GET_CONTAINERS", a -> a.containers().listAll()));
        rows.add(new Row<>("GET_RESOURCE_PROVIDERS", a -> a.resourceProviders().list()));
        rows.addAll(agentCommands());
        return rows;
    }

    private static List<Row<MesosAgent>> agentCommands() {
        LaunchContainerCall launch = LaunchContainerCall.builder()
                .containerId(STANDALONE)
                .command(COMMAND)
                .resources(CPUS)
                .putLimits("mem", Scalar.of(128))
                .build();
        Image image = Image.builder().type(ImageType.DOCKER).build();
        ResourceProviderId provider = ResourceProviderId.of("P1");
        return List.of(
                new Row<>("LAUNCH_NESTED_CONTAINER", a -> a.nested().launch(NESTED, COMMAND)),
                new Row<>("WAIT_NESTED_CONTAINER", a -> a.nested().await(NESTED)),
                new Row<>("KILL_NESTED_CONTAINER", a -> a.nested().kill(NESTED, 15)),
                new Row<>("REMOVE_NESTED_CONTAINER", a -> a.nested().remove(NESTED)),
                new Row<>("ATTACH_CONTAINER_INPUT", a -> a.containers().input(NESTED, List.of(typed("x")))),
                new Row<>("LAUNCH_CONTAINER", a -> a.containers().launch(launch)),
                new Row<>("LAUNCH_CONTAINER", a -> a.containers().launch(NESTED, COMMAND)),
                new Row<>("WAIT_CONTAINER", a -> a.containers().await(NESTED)),
                new Row<>("KILL_CONTAINER", a -> a.containers().kill(NESTED, 9)),
                new Row<>("REMOVE_CONTAINER", a -> a.containers().remove(NESTED)),
                new Row<>(
                        "ADD_RESOURCE_PROVIDER_CONFIG",
                        a -> a.resourceProviders().add(PROVIDER)),
                new Row<>(
                        "UPDATE_RESOURCE_PROVIDER_CONFIG",
                        a -> a.resourceProviders().update(PROVIDER)),
                new Row<>(
                        "REMOVE_RESOURCE_PROVIDER_CONFIG",
                        a -> a.resourceProviders().remove("t", "n")),
                new Row<>(
                        "MARK_RESOURCE_PROVIDER_GONE",
                        a -> a.resourceProviders().markGone(provider, Irreversible.CONFIRMED)),
                new Row<>("PRUNE_IMAGES", a -> a.images().prune(List.of(image))));
    }

    static ProcessIo typed(String text) {
        return ProcessIo.builder()
                .type(ProcessIoType.DATA)
                .data(ProcessData.builder()
                        .type(ProcessDataType.STDIN)
                        .data(Bytes.utf8(text))
                        .build())
                .build();
    }
}

package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.mesokit.core.spi.Json;
import io.mesokit.mesos.model.agent.AgentCall;
import io.mesokit.mesos.model.agent.AgentResponse;
import io.mesokit.mesos.model.agent.ProcessIo;
import io.mesokit.mesos.model.executor.ExecutorCall;
import io.mesokit.mesos.model.executor.ExecutorEvent;
import io.mesokit.mesos.model.master.MasterCall;
import io.mesokit.mesos.model.master.MasterEvent;
import io.mesokit.mesos.model.master.MasterResponse;
import io.mesokit.mesos.model.provider.ProviderCall;
import io.mesokit.mesos.model.provider.ProviderEvent;
import io.mesokit.mesos.model.scheduler.ApiResult;
import io.mesokit.mesos.model.scheduler.SchedulerCall;
import io.mesokit.mesos.model.scheduler.SchedulerEvent;
import io.mesokit.mesos.model.scheduler.SchedulerResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mesos.v1.Protos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the models against every message, field and enum of the official jar. */
class OfficialMessagesTest {
    private static final int ROUNDS = 8;

    /** They only give other messages a name to be in. */
    private static final Set<String> NAMESPACES = Set.of(
            "mesos.v1.CgroupInfo.Blkio", "mesos.v1.CgroupInfo.Blkio.CFQ", "mesos.v1.CgroupInfo.Blkio.Throttling");

    private static final List<FileDescriptor> FILES = List.of(
            Protos.getDescriptor(),
            org.apache.mesos.v1.allocator.Protos.getDescriptor(),
            org.apache.mesos.v1.maintenance.Protos.getDescriptor(),
            org.apache.mesos.v1.quota.Protos.getDescriptor(),
            org.apache.mesos.v1.master.Protos.getDescriptor(),
            org.apache.mesos.v1.agent.Protos.getDescriptor(),
            org.apache.mesos.v1.scheduler.Protos.getDescriptor(),
            org.apache.mesos.v1.executor.Protos.getDescriptor(),
            org.apache.mesos.v1.resource_provider.Protos.getDescriptor());

    private static final ModelTypes TYPES = types();

    private static ModelTypes types() {
        ModelTypes types = new ModelTypes();
        roots().forEach(types::follow);
        return types;
    }

    /** The envelopes, and what no envelope holds. */
    private static Map<Descriptor, Class<?>> roots() {
        Map<Descriptor, Class<?>> roots = new LinkedHashMap<>();
        roots.put(org.apache.mesos.v1.master.Protos.Call.getDescriptor(), MasterCall.class);
        roots.put(org.apache.mesos.v1.master.Protos.Response.getDescriptor(), MasterResponse.class);
        roots.put(org.apache.mesos.v1.master.Protos.Event.getDescriptor(), MasterEvent.class);
        roots.put(org.apache.mesos.v1.agent.Protos.Call.getDescriptor(), AgentCall.class);
        roots.put(org.apache.mesos.v1.agent.Protos.Response.getDescriptor(), AgentResponse.class);
        roots.put(org.apache.mesos.v1.agent.Protos.ProcessIO.getDescriptor(), ProcessIo.class);
        roots.put(org.apache.mesos.v1.scheduler.Protos.Call.getDescriptor(), SchedulerCall.class);
        roots.put(org.apache.mesos.v1.scheduler.Protos.Event.getDescriptor(), SchedulerEvent.class);
        roots.put(org.apache.mesos.v1.scheduler.Protos.Response.getDescriptor(), SchedulerResponse.class);
        roots.put(org.apache.mesos.v1.scheduler.Protos.APIResult.getDescriptor(), ApiResult.class);
        roots.put(org.apache.mesos.v1.executor.Protos.Call.getDescriptor(), ExecutorCall.class);
        roots.put(org.apache.mesos.v1.executor.Protos.Event.getDescriptor(), ExecutorEvent.class);
        roots.put(org.apache.mesos.v1.resource_provider.Protos.Call.getDescriptor(), ProviderCall.class);
        roots.put(org.apache.mesos.v1.resource_provider.Protos.Event.getDescriptor(), ProviderEvent.class);
        roots.put(Protos.MachineInfo.getDescriptor(), MachineInfo.class);
        roots.put(Protos.Credentials.getDescriptor(), Credentials.class);
        roots.put(Protos.RateLimits.getDescriptor(), RateLimits.class);
        roots.put(Protos.DeviceWhitelist.getDescriptor(), DeviceWhitelist.class);
        roots.put(Protos.ResourceUsage.getDescriptor(), ResourceUsage.class);
        roots.put(Protos.Value.getDescriptor(), TypedValue.class);
        return roots;
    }

    static Stream<Descriptor> messages() {
        return TYPES.models().keySet().stream();
    }

    static Class<?> model(Descriptor message) {
        return TYPES.models().get(message);
    }

    @Test
    void models_allOfficialMessages_haveOneEach() {
        Set<String> official = FILES.stream()
                .flatMap(ModelTypes::messages)
                .map(Descriptor::getFullName)
                .collect(Collectors.toSet());
        Set<String> modelled = messages().map(Descriptor::getFullName).collect(Collectors.toCollection(HashSet::new));
        modelled.addAll(NAMESPACES);

        assertThat(modelled).containsAll(official).hasSizeGreaterThan(340);
    }

    @Test
    void accessors_allOfficialFields_haveOneEach() {
        List<String> missing = new ArrayList<>();
        TYPES.models().forEach((message, model) -> {
            Map<String, Method> accessors = ModelTypes.accessors(model);
            for (FieldDescriptor field : message.getFields()) {
                Method accessor = accessors.get(field.getName());
                if (accessor == null) {
                    missing.add(field.getFullName() + " in " + model.getName());
                } else if (!fits(field, accessor.getReturnType())) {
                    missing.add(field.getFullName() + " as " + accessor.toGenericString());
                }
            }
        });

        assertThat(missing).isEmpty();
    }

    private static boolean fits(FieldDescriptor field, Class<?> type) {
        boolean optional = Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
                .contains(type);
        if (field.isMapField()) {
            return type == Map.class;
        }
        return field.isRepeated() ? type == List.class : field.isRequired() != optional || isWireDuration(field);
    }

    /** The two numbers of protobuf's own duration may be absent and are zero then. */
    private static boolean isWireDuration(FieldDescriptor field) {
        return field.getContainingType().getFullName().equals("google.protobuf.Duration");
    }

    @Test
    void words_allOfficialEnums_areKnown() throws ReflectiveOperationException {
        List<String> unknown = new ArrayList<>();
        for (var entry : TYPES.words().entrySet()) {
            for (EnumValueDescriptor value : entry.getKey().getValues()) {
                Object word = entry.getValue().getMethod("of", String.class).invoke(null, value.getName());
                if (!(boolean) entry.getValue().getMethod("known").invoke(word)) {
                    unknown.add(value.getFullName());
                }
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(TYPES.words()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void roundTrip_messageOfAServer_keepsEveryField(Descriptor message) throws Exception {
        ServerJson server = new ServerJson(new Random(message.getFullName().hashCode()));
        for (int i = 0; i < ROUNDS; i++) {
            String sent = ServerJson.write(server.message(message));
            Object model = Json.mapper().readValue(sent, TYPES.models().get(message));
            JsonNode back = Json.mapper().readTree(Json.mapper().writeValueAsBytes(model));
            assertThat(unknownFields(model, TYPES.models().get(message)))
                    .as(sent)
                    .isEmpty();
            List<String> differences = new ArrayList<>();
            compare("", Json.mapper().readTree(sent), back, differences);
            assertThat(differences).as(sent).isEmpty();
        }
    }

    private static Map<?, ?> unknownFields(Object model, Class<?> type) throws ReflectiveOperationException {
        return type.isRecord()
                ? Map.of()
                : (Map<?, ?>) type.getMethod("unknownFields").invoke(model);
    }

    private static void compare(String path, JsonNode sent, JsonNode back, List<String> differences) {
        if (sent.isObject() && back.isObject()) {
            Set<String> names = new HashSet<>();
            sent.fieldNames().forEachRemaining(names::add);
            back.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, at(sent, name), at(back, name), differences));
        } else if (sent.isArray() && back.isArray() && sent.size() == back.size()) {
            Iterator<JsonNode> other = back.iterator();
            sent.forEach(item -> compare(path + "[]", item, other.next(), differences));
        } else if (!same(sent, back)) {
            differences.add(path + ": " + sent + " became " + back);
        }
    }

    /** An empty list and none are the same. */
    private static JsonNode at(JsonNode object, String name) {
        return object.path(name).isMissingNode() ? Json.mapper().createArrayNode() : object.get(name);
    }

    private static boolean same(JsonNode sent, JsonNode back) {
        if (sent.isDouble() || back.isDouble()) {
            return Double.compare(sent.asDouble(), back.asDouble()) == 0;
        }
        return sent.equals(back) || (sent.isIntegralNumber() && sent.asText().equals(back.asText()));
    }
}

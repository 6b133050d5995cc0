package io.mesokit.mesos.model.agent;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mesokit.core.spi.ModelStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A call to an agent's operator API: a type, and for most types one member with what it needs. One of the {@code of}
 * methods makes it of that member alone. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = AgentCallBuilder.class)
@JsonSerialize(as = AgentCall.class)
public interface AgentCall {
    /** Which call it is. */
    @JsonProperty("type")
    Optional<AgentCallType> type();

    /** What {@code GET_METRICS} needs. */
    @JsonProperty("get_metrics")
    Optional<GetMetricsCall> metrics();

    /** What {@code SET_LOGGING_LEVEL} needs. */
    @JsonProperty("set_logging_level")
    Optional<SetLoggingLevelCall> setLoggingLevel();

    /** What {@code LIST_FILES} needs. */
    @JsonProperty("list_files")
    Optional<ListFilesCall> listFiles();

    /** What {@code READ_FILE} needs. */
    @JsonProperty("read_file")
    Optional<ReadFileCall> readFile();

    /** What {@code GET_CONTAINERS} needs. */
    @JsonProperty("get_containers")
    Optional<GetContainersCall> containers();

    /** What {@code LAUNCH_NESTED_CONTAINER} needs. Deprecated by Mesos. */
    @JsonProperty("launch_nested_container")
    Optional<LaunchNestedContainerCall> launchNestedContainer();

    /** What {@code WAIT_NESTED_CONTAINER} needs. Deprecated by Mesos. */
    @JsonProperty("wait_nested_container")
    Optional<WaitNestedContainerCall> waitNestedContainer();

    /** What {@code KILL_NESTED_CONTAINER} needs. Deprecated by Mesos. */
    @JsonProperty("kill_nested_container")
    Optional<KillNestedContainerCall> killNestedContainer();

    /** What {@code REMOVE_NESTED_CONTAINER} needs. Deprecated by Mesos. */
    @JsonProperty("remove_nested_container")
    Optional<RemoveNestedContainerCall> removeNestedContainer();

    /** What {@code LAUNCH_NESTED_CONTAINER_SESSION} needs. */
    @JsonProperty("launch_nested_container_session")
    Optional<LaunchNestedContainerSessionCall> launchNestedContainerSession();

    /** What {@code ATTACH_CONTAINER_INPUT} needs. */
    @JsonProperty("attach_container_input")
    Optional<AttachContainerInputCall> attachContainerInput();

    /** What {@code ATTACH_CONTAINER_OUTPUT} needs. */
    @JsonProperty("attach_container_output")
    Optional<AttachContainerOutputCall> attachContainerOutput();

    /** What {@code LAUNCH_CONTAINER} needs. */
    @JsonProperty("launch_container")
    Optional<LaunchContainerCall> launchContainer();

    /** What {@code WAIT_CONTAINER} needs. */
    @JsonProperty("wait_container")
    Optional<WaitContainerCall> waitContainer();

    /** What {@code KILL_CONTAINER} needs. */
    @JsonProperty("kill_container")
    Optional<KillContainerCall> killContainer();

    /** What {@code REMOVE_CONTAINER} needs. */
    @JsonProperty("remove_container")
    Optional<RemoveContainerCall> removeContainer();

    /** What {@code ADD_RESOURCE_PROVIDER_CONFIG} needs. */
    @JsonProperty("add_resource_provider_config")
    Optional<AddResourceProviderConfigCall> addResourceProviderConfig();

    /** What {@code UPDATE_RESOURCE_PROVIDER_CONFIG} needs. */
    @JsonProperty("update_resource_provider_config")
    Optional<UpdateResourceProviderConfigCall> updateResourceProviderConfig();

    /** What {@code REMOVE_RESOURCE_PROVIDER_CONFIG} needs. */
    @JsonProperty("remove_resource_provider_config")
    Optional<RemoveResourceProviderConfigCall> removeResourceProviderConfig();

    /** What {@code MARK_RESOURCE_PROVIDER_GONE} needs. */
    @JsonProperty("mark_resource_provider_gone")
    Optional<MarkResourceProviderGoneCall> markResourceProviderGone();

    /** What {@code PRUNE_IMAGES} needs. */
    @JsonProperty("prune_images")
    Optional<PruneImagesCall> pruneImages();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * One that is nothing but its type.
     *
     * @param type which
     */
    static AgentCall of(AgentCallType type) {
        return builder().type(type).build();
    }

    /**
     * {@code GET_METRICS}.
     *
     * @param metrics its content
     */
    static AgentCall of(GetMetricsCall metrics) {
        return builder().type(AgentCallType.GET_METRICS).metrics(metrics).build();
    }

    /**
     * {@code SET_LOGGING_LEVEL}.
     *
     * @param setLoggingLevel its content
     */
    static AgentCall of(SetLoggingLevelCall setLoggingLevel) {
        return builder()
                .type(AgentCallType.SET_LOGGING_LEVEL)
                .setLoggingLevel(setLoggingLevel)
                .build();
    }

    /**
     * {@code LIST_FILES}.
     *
     * @param listFiles its content
     */
    static AgentCall of(ListFilesCall listFiles) {
        return builder().type(AgentCallType.LIST_FILES).listFiles(listFiles).build();
    }

    /**
     * {@code READ_FILE}.
     *
     * @param readFile its content
     */
    static AgentCall of(ReadFileCall readFile) {
        return builder().type(AgentCallType.READ_FILE).readFile(readFile).build();
    }

    /**
     * {@code GET_CONTAINERS}.
     *
     * @param containers its content
     */
    static AgentCall of(GetContainersCall containers) {
        return builder()
                .type(AgentCallType.GET_CONTAINERS)
                .containers(containers)
                .build();
    }

    /**
     * {@code LAUNCH_NESTED_CONTAINER}.
     *
     * @param launchNestedContainer its content
     */
    static AgentCall of(LaunchNestedContainerCall launchNestedContainer) {
        return builder()
                .type(AgentCallType.LAUNCH_NESTED_CONTAINER)
                .launchNestedContainer(launchNestedContainer)
                .build();
    }

    /**
     * {@code WAIT_NESTED_CONTAINER}.
     *
     * @param waitNestedContainer its content
     */
    static AgentCall of(WaitNestedContainerCall waitNestedContainer) {
        return builder()
                .type(AgentCallType.WAIT_NESTED_CONTAINER)
                .waitNestedContainer(waitNestedContainer)
                .build();
    }

    /**
     * {@code KILL_NESTED_CONTAINER}.
     *
     * @param killNestedContainer its content
     */
    static AgentCall of(KillNestedContainerCall killNestedContainer) {
        return builder()
                .type(AgentCallType.KILL_NESTED_CONTAINER)
                .killNestedContainer(killNestedContainer)
                .build();
    }

    /**
     * {@code REMOVE_NESTED_CONTAINER}.
     *
     * @param removeNestedContainer its content
     */
    static AgentCall of(RemoveNestedContainerCall removeNestedContainer) {
        return builder()
                .type(AgentCallType.REMOVE_NESTED_CONTAINER)
                .removeNestedContainer(removeNestedContainer)
                .build();
    }

    /**
     * {@code LAUNCH_NESTED_CONTAINER_SESSION}.
     *
     * @param launchNestedContainerSession its content
     */
    static AgentCall of(LaunchNestedContainerSessionCall launchNestedContainerSession) {
        return builder()
                .type(AgentCallType.LAUNCH_NESTED_CONTAINER_SESSION)
                .launchNestedContainerSession(launchNestedContainerSession)
                .build();
    }

    /**
     * {@code ATTACH_CONTAINER_INPUT}.
     *
     * @param attachContainerInput its content
     */
    static AgentCall of(AttachContainerInputCall attachContainerInput) {
        return builder()
                .type(AgentCallType.ATTACH_CONTAINER_INPUT)
                .attachContainerInput(attachContainerInput)
                .build();
    }

    /**
     * {@code ATTACH_CONTAINER_OUTPUT}.
     *
     * @param attachContainerOutput its content
     */
    static AgentCall of(AttachContainerOutputCall attachContainerOutput) {
        return builder()
                .type(AgentCallType.ATTACH_CONTAINER_OUTPUT)
                .attachContainerOutput(attachContainerOutput)
                .build();
    }

    /**
     * {@code LAUNCH_CONTAINER}.
     *
     * @param launchContainer its content
     */
    static AgentCall of(LaunchContainerCall launchContainer) {
        return builder()
                .type(AgentCallType.LAUNCH_CONTAINER)
                .launchContainer(launchContainer)
                .build();
    }

    /**
     * {@code WAIT_CONTAINER}.
     *
     * @param waitContainer its content
     */
    static AgentCall of(WaitContainerCall waitContainer) {
        return builder()
                .type(AgentCallType.WAIT_CONTAINER)
                .waitContainer(waitContainer)
                .build();
    }

    /**
     * {@code KILL_CONTAINER}.
     *
     * @param killContainer its content
     */
    static AgentCall of(KillContainerCall killContainer) {
        return builder()
                .type(AgentCallType.KILL_CONTAINER)
                .killContainer(killContainer)
                .build();
    }

    /**
     * {@code REMOVE_CONTAINER}.
     *
     * @param removeContainer its content
     */
    static AgentCall of(RemoveContainerCall removeContainer) {
        return builder()
                .type(AgentCallType.REMOVE_CONTAINER)
                .removeContainer(removeContainer)
                .build();
    }

    /**
     * {@code ADD_RESOURCE_PROVIDER_CONFIG}.
     *
     * @param addResourceProviderConfig its content
     */
    static AgentCall of(AddResourceProviderConfigCall addResourceProviderConfig) {
        return builder()
                .type(AgentCallType.ADD_RESOURCE_PROVIDER_CONFIG)
                .addResourceProviderConfig(addResourceProviderConfig)
                .build();
    }

    /**
     * {@code UPDATE_RESOURCE_PROVIDER_CONFIG}.
     *
     * @param updateResourceProviderConfig its content
     */
    static AgentCall of(UpdateResourceProviderConfigCall updateResourceProviderConfig) {
        return builder()
                .type(AgentCallType.UPDATE_RESOURCE_PROVIDER_CONFIG)
                .updateResourceProviderConfig(updateResourceProviderConfig)
                .build();
    }

    /**
     * {@code REMOVE_RESOURCE_PROVIDER_CONFIG}.
     *
     * @param removeResourceProviderConfig its content
     */
    static AgentCall of(RemoveResourceProviderConfigCall removeResourceProviderConfig) {
        return builder()
                .type(AgentCallType.REMOVE_RESOURCE_PROVIDER_CONFIG)
                .removeResourceProviderConfig(removeResourceProviderConfig)
                .build();
    }

    /**
     * {@code MARK_RESOURCE_PROVIDER_GONE}.
     *
     * @param markResourceProviderGone its content
     */
    static AgentCall of(MarkResourceProviderGoneCall markResourceProviderGone) {
        return builder()
                .type(AgentCallType.MARK_RESOURCE_PROVIDER_GONE)
                .markResourceProviderGone(markResourceProviderGone)
                .build();
    }

    /**
     * {@code PRUNE_IMAGES}.
     *
     * @param pruneImages its content
     */
    static AgentCall of(PruneImagesCall pruneImages) {
        return builder()
                .type(AgentCallType.PRUNE_IMAGES)
                .pruneImages(pruneImages)
                .build();
    }

    /** Starts with nothing set. */
    static AgentCallBuilder builder() {
        return new AgentCallBuilder();
    }

    /** A builder that starts from this. */
    default AgentCallBuilder toBuilder() {
        return new AgentCallBuilder().from(this);
    }
}

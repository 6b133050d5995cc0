package io.mesokit.mesos.model;

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
 * Something to do with the resources of an offer: a type, and the member named like it. One of the {@code of} methods
 * makes it of that member alone. Immutable.
 */
@ModelStyle
@Value.Immutable
@JsonDeserialize(builder = OfferOperationBuilder.class)
@JsonSerialize(as = OfferOperation.class)
public interface OfferOperation {
    /** What to do. */
    @JsonProperty("type")
    Optional<OfferOperationType> type();

    /** The framework's own id for it; then it gets updates. Not with the launches. Since Mesos 1.5. */
    @JsonProperty("id")
    Optional<OperationId> id();

    /** Tasks to launch. */
    @JsonProperty("launch")
    Optional<LaunchOperation> launch();

    /** A group of tasks to launch together. Since Mesos 1.1. */
    @JsonProperty("launch_group")
    Optional<LaunchGroupOperation> launchGroup();

    /** Resources to reserve. */
    @JsonProperty("reserve")
    Optional<ReserveOperation> reserve();

    /** Resources to set free. */
    @JsonProperty("unreserve")
    Optional<UnreserveOperation> unreserve();

    /** Volumes to create. */
    @JsonProperty("create")
    Optional<CreateOperation> create();

    /** Volumes to destroy. */
    @JsonProperty("destroy")
    Optional<DestroyOperation> destroy();

    /** A volume to make larger. Since Mesos 1.6. */
    @JsonProperty("grow_volume")
    Optional<GrowVolumeOperation> growVolume();

    /** A volume to make smaller. Since Mesos 1.6. */
    @JsonProperty("shrink_volume")
    Optional<ShrinkVolumeOperation> shrinkVolume();

    /** A disk to make of raw space. Since Mesos 1.7. */
    @JsonProperty("create_disk")
    Optional<CreateDiskOperation> createDisk();

    /** A disk to turn back into raw space. Since Mesos 1.7. */
    @JsonProperty("destroy_disk")
    Optional<DestroyDiskOperation> destroyDisk();

    /** Members that this version of the library does not know; they are kept and sent back. */
    @JsonAnyGetter
    @JsonIgnore
    @Value.Redacted
    Map<String, JsonNode> unknownFields();

    /**
     * {@code LAUNCH}.
     *
     * @param launch its content
     */
    static OfferOperation of(LaunchOperation launch) {
        return builder().type(OfferOperationType.LAUNCH).launch(launch).build();
    }

    /**
     * {@code LAUNCH_GROUP}.
     *
     * @param launchGroup its content
     */
    static OfferOperation of(LaunchGroupOperation launchGroup) {
        return builder()
                .type(OfferOperationType.LAUNCH_GROUP)
                .launchGroup(launchGroup)
                .build();
    }

    /**
     * {@code RESERVE}.
     *
     * @param reserve its content
     */
    static OfferOperation of(ReserveOperation reserve) {
        return builder().type(OfferOperationType.RESERVE).reserve(reserve).build();
    }

    /**
     * {@code UNRESERVE}.
     *
     * @param unreserve its content
     */
    static OfferOperation of(UnreserveOperation unreserve) {
        return builder().type(OfferOperationType.UNRESERVE).unreserve(unreserve).build();
    }

    /**
     * {@code CREATE}.
     *
     * @param create its content
     */
    static OfferOperation of(CreateOperation create) {
        return builder().type(OfferOperationType.CREATE).create(create).build();
    }

    /**
     * {@code DESTROY}.
     *
     * @param destroy its content
     */
    static OfferOperation of(DestroyOperation destroy) {
        return builder().type(OfferOperationType.DESTROY).destroy(destroy).build();
    }

    /**
     * {@code GROW_VOLUME}.
     *
     * @param growVolume its content
     */
    static OfferOperation of(GrowVolumeOperation growVolume) {
        return builder()
                .type(OfferOperationType.GROW_VOLUME)
                .growVolume(growVolume)
                .build();
    }

    /**
     * {@code SHRINK_VOLUME}.
     *
     * @param shrinkVolume its content
     */
    static OfferOperation of(ShrinkVolumeOperation shrinkVolume) {
        return builder()
                .type(OfferOperationType.SHRINK_VOLUME)
                .shrinkVolume(shrinkVolume)
                .build();
    }

    /**
     * {@code CREATE_DISK}.
     *
     * @param createDisk its content
     */
    static OfferOperation of(CreateDiskOperation createDisk) {
        return builder()
                .type(OfferOperationType.CREATE_DISK)
                .createDisk(createDisk)
                .build();
    }

    /**
     * {@code DESTROY_DISK}.
     *
     * @param destroyDisk its content
     */
    static OfferOperation of(DestroyDiskOperation destroyDisk) {
        return builder()
                .type(OfferOperationType.DESTROY_DISK)
                .destroyDisk(destroyDisk)
                .build();
    }

    /** Starts with nothing set. */
    static OfferOperationBuilder builder() {
        return new OfferOperationBuilder();
    }

    /** A builder that starts from this. */
    default OfferOperationBuilder toBuilder() {
        return new OfferOperationBuilder().from(this);
    }
}

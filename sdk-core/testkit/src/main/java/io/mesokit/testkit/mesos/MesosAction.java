package io.mesokit.testkit.mesos;

/** What a principal can be denied. Reads leave out what one may not see; the rest is answered with 403. */
public enum MesosAction {
    /** To see frameworks. */
    VIEW_FRAMEWORK,
    /** To see tasks. */
    VIEW_TASK,
    /** To see executors. */
    VIEW_EXECUTOR,
    /** To see roles, weights, and what is reserved. */
    VIEW_ROLE,
    /** To see the flags. */
    VIEW_FLAGS,
    /** To see containers that belong to executors. */
    VIEW_CONTAINER,
    /** To change the logging level. */
    SET_LOG_LEVEL,
    /** To list and read files. */
    ACCESS_FILES,
    /** To see quotas. */
    GET_QUOTA,
    /** To change quotas. */
    UPDATE_QUOTA,
    /** To change weights. */
    UPDATE_WEIGHT,
    /** To reserve resources. */
    RESERVE_RESOURCES,
    /** To undo reservations. */
    UNRESERVE_RESOURCES,
    /** To make volumes. */
    CREATE_VOLUME,
    /** To destroy volumes. */
    DESTROY_VOLUME,
    /** To make volumes larger or smaller. */
    RESIZE_VOLUME,
    /** To see which machines are to be maintained, and which are down. */
    GET_MAINTENANCE_STATUS,
    /** To see the maintenance schedule. */
    GET_MAINTENANCE_SCHEDULE,
    /** To change the maintenance schedule of some machine. */
    UPDATE_MAINTENANCE_SCHEDULE,
    /** To take machines down. */
    START_MAINTENANCE,
    /** To bring machines up. */
    STOP_MAINTENANCE,
    /** To drain agents. */
    DRAIN_AGENT,
    /** To deactivate agents. */
    DEACTIVATE_AGENT,
    /** To reactivate agents. */
    REACTIVATE_AGENT,
    /** To mark agents gone. */
    MARK_AGENT_GONE,
    /** To subscribe frameworks, in any role. */
    REGISTER_FRAMEWORK,
    /** To end frameworks. */
    TEARDOWN_FRAMEWORK,
    /** To launch, attach to, wait for, kill and remove containers. */
    MANAGE_CONTAINERS,
    /** To change the configuration of resource providers. */
    MODIFY_RESOURCE_PROVIDER_CONFIG,
    /** To see resource providers. */
    VIEW_RESOURCE_PROVIDER,
    /** To mark resource providers gone. */
    MARK_RESOURCE_PROVIDER_GONE,
    /** To remove unused images. */
    PRUNE_IMAGES
}

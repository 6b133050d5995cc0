package io.mesokit.testkit.mesos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages that calls consist of. One line each: the name, then its fields as {@code name}, a mark ({@code !}
 * required, {@code :} optional, {@code *} repeated, {@code %} a map from strings), and a kind: a scalar, another
 * message, {@code any} for what is passed on unread, or {@code (A|B)} for an enum.
 */
final class Messages {
    private static final String COMMON = """
            Empty
            Id value!string
            Nanos nanoseconds!int64
            Seconds seconds:int64 nanos:int32
            Scalar value!double
            Range begin!uint64 end!uint64
            Ranges range*Range
            Items item*string
            Label key!string value:string
            Labels labels*Label
            Allocation role:string
            Reservation type:(STATIC|DYNAMIC) role:string principal:string labels:Labels
            OldReservation principal:string labels:Labels
            Persistence id!string principal:string
            Volume mode!(RW|RO) container_path!string host_path:string image:any source:any
            Disk persistence:Persistence volume:Volume source:any
            Resource provider_id:Id name!string type!(SCALAR|RANGES|SET) scalar:Scalar ranges:Ranges set:Items\
             role:string allocation_info:Allocation reservation:OldReservation reservations*Reservation disk:Disk\
             revocable:Empty shared:Empty
            GetMetrics timeout:Nanos
            SetLoggingLevel level!uint32 duration!Nanos
            ListFiles path!string
            ReadFile path!string offset!uint64 length:uint64
            """;

    private static final String MASTER = """
            Weight weight!double role:string
            UpdateWeights weight_infos*Weight
            Reserve agent_id!Id source*Resource resources*Resource
            Unreserve agent_id!Id resources*Resource
            Volumes agent_id!Id volumes*Resource
            Grow agent_id:Id volume!Resource addition!Resource
            Shrink agent_id:Id volume!Resource subtract!Scalar
            Machine hostname:string ip:string
            Unavailability start!Nanos duration:Nanos
            Window machine_ids*Machine unavailability!Unavailability
            Schedule windows*Window
            UpdateSchedule schedule!Schedule
            Machines machines*Machine
            Drain agent_id!Id max_grace_period:Seconds mark_gone:bool
            OfAgent agent_id!Id
            QuotaConfig role!string guarantees%Scalar limits%Scalar
            UpdateQuota force:bool quota_configs*QuotaConfig
            QuotaRequest force:bool role:string guarantee*Resource
            SetQuota quota_request!QuotaRequest
            RemoveQuota role!string
            Teardown framework_id!Id
            Call type:(UNKNOWN|GET_HEALTH|GET_FLAGS|GET_VERSION|GET_METRICS|GET_LOGGING_LEVEL|SET_LOGGING_LEVEL|\
            LIST_FILES|READ_FILE|GET_STATE|GET_AGENTS|GET_FRAMEWORKS|GET_EXECUTORS|GET_OPERATIONS|GET_TASKS|GET_ROLES|\
            GET_WEIGHTS|UPDATE_WEIGHTS|GET_MASTER|SUBSCRIBE|RESERVE_RESOURCES|UNRESERVE_RESOURCES|CREATE_VOLUMES|\
            DESTROY_VOLUMES|GROW_VOLUME|SHRINK_VOLUME|GET_MAINTENANCE_STATUS|GET_MAINTENANCE_SCHEDULE|\
            UPDATE_MAINTENANCE_SCHEDULE|START_MAINTENANCE|STOP_MAINTENANCE|DRAIN_AGENT|DEACTIVATE_AGENT|\
            REACTIVATE_AGENT|GET_QUOTA|UPDATE_QUOTA|SET_QUOTA|REMOVE_QUOTA|TEARDOWN|MARK_AGENT_GONE)\
             get_metrics:GetMetrics set_logging_level:SetLoggingLevel list_files:ListFiles read_file:ReadFile\
             update_weights:UpdateWeights reserve_resources:Reserve unreserve_resources:Unreserve\
             create_volumes:Volumes destroy_volumes:Volumes grow_volume:Grow shrink_volume:Shrink\
             update_maintenance_schedule:UpdateSchedule start_maintenance:Machines stop_maintenance:Machines\
             drain_agent:Drain deactivate_agent:OfAgent reactivate_agent:OfAgent update_quota:UpdateQuota\
             set_quota:SetQuota remove_quota:RemoveQuota teardown:Teardown mark_agent_gone:OfAgent
            """;

    private static final String AGENT = """
            ContainerId value!string parent:ContainerId
            Command shell:bool value:string arguments*string environment:any uris*any user:string
            GetContainers show_nested:bool show_standalone:bool
            OfContainer container_id!ContainerId
            Kill container_id!ContainerId signal:int32
            LaunchNested container_id!ContainerId command:Command container:any
            Launch container_id!ContainerId command:Command resources*Resource container:any limits%Scalar
            Data type:(UNKNOWN|STDIN|STDOUT|STDERR) data:bytes
            Heartbeat interval:Nanos
            Control type:(UNKNOWN|TTY_INFO|HEARTBEAT) tty_info:any heartbeat:Heartbeat
            ProcessIo type:(UNKNOWN|DATA|CONTROL) data:Data control:Control
            AttachInput type:(UNKNOWN|CONTAINER_ID|PROCESS_IO) container_id:ContainerId process_io:ProcessIo
            Provider id:Id attributes*any type!string name!string default_reservations*Reservation storage:any
            ProviderInfo info!Provider
            ProviderName type!string name!string
            ProviderGone resource_provider_id!Id
            Prune excluded_images*any
            Call type:(UNKNOWN|GET_HEALTH|GET_FLAGS|GET_VERSION|GET_METRICS|GET_LOGGING_LEVEL|SET_LOGGING_LEVEL|\
            LIST_FILES|READ_FILE|GET_STATE|GET_CONTAINERS|GET_FRAMEWORKS|GET_EXECUTORS|GET_OPERATIONS|GET_TASKS|\
            GET_AGENT|GET_RESOURCE_PROVIDERS|LAUNCH_NESTED_CONTAINER|WAIT_NESTED_CONTAINER|KILL_NESTED_CONTAINER|\
            REMOVE_NESTED_CONTAINER|LAUNCH_NESTED_CONTAINER_SESSION|ATTACH_CONTAINER_INPUT|ATTACH_CONTAINER_OUTPUT|\
            LAUNCH_CONTAINER|WAIT_CONTAINER|KILL_CONTAINER|REMOVE_CONTAINER|ADD_RESOURCE_PROVIDER_CONFIG|\
            UPDATE_RESOURCE_PROVIDER_CONFIG|REMOVE_RESOURCE_PROVIDER_CONFIG|MARK_RESOURCE_PROVIDER_GONE|PRUNE_IMAGES)\
             get_metrics:GetMetrics set_logging_level:SetLoggingLevel list_files:ListFiles read_file:ReadFile\
             get_containers:GetContainers launch_nested_container:LaunchNested wait_nested_container:OfContainer\
             kill_nested_container:Kill remove_nested_container:OfContainer\
             launch_nested_container_session:LaunchNested attach_container_input:AttachInput\
             attach_container_output:OfContainer launch_container:Launch wait_container:OfContainer\
             kill_container:Kill remove_container:OfContainer add_resource_provider_config:ProviderInfo\
             update_resource_provider_config:ProviderInfo remove_resource_provider_config:ProviderName\
             mark_resource_provider_gone:ProviderGone prune_images:Prune
            """;

    private static final Set<String> OPTIONAL_MEMBERS = Set.of("get_containers", "prune_images");

    private final Map<String, Message> byName = new LinkedHashMap<>();

    private Messages(String lines) {
        lines.lines().forEach(line -> {
            List<String> words = List.of(line.split(" "));
            List<Field> fields = new ArrayList<>();
            words.subList(1, words.size()).forEach(word -> fields.add(Field.parse(word)));
            byName.put(words.get(0), new Message(fields));
        });
    }

    /** The calls to a master. */
    static Messages ofMaster() {
        return new Messages(COMMON + MASTER);
    }

    /** The calls to an agent. */
    static Messages ofAgent() {
        return new Messages(COMMON + AGENT);
    }

    /** The message of that name; names come from this class only. */
    Message message(String name) {
        Message found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("no message " + name);
        }
        return found;
    }

    /** Whether a call of that type must bring the member of its name. */
    boolean needsMember(String type) {
        String member = type.toLowerCase(java.util.Locale.ROOT);
        return !OPTIONAL_MEMBERS.contains(member)
                && message("Call").fields().stream()
                        .anyMatch(field -> field.name().equals(member));
    }

    /** The fields of one message, in the order of their numbers. */
    record Message(List<Field> fields) {}

    /** One field. */
    record Field(String name, char mark, String kind) {
        static Field parse(String word) {
            int end = 0;
            while ("!:*%".indexOf(word.charAt(end)) < 0) {
                end++;
            }
            return new Field(word.substring(0, end), word.charAt(end), word.substring(end + 1));
        }

        boolean required() {
            return mark == '!';
        }

        boolean repeated() {
            return mark == '*';
        }

        boolean map() {
            return mark == '%';
        }

        boolean isEnum() {
            return kind.startsWith("(");
        }

        boolean hasConstant(String constant) {
            return List.of(kind.substring(1, kind.length() - 1).split("\\|")).contains(constant);
        }
    }
}

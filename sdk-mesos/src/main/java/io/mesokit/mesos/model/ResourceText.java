package io.mesokit.mesos.model;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Resources as servers print them. Only {@code name:value} can be parsed again; what is in brackets is for people. */
final class ResourceText {
    private ResourceText() {}

    static String print(Resource resource) {
        StringBuilder text = new StringBuilder(resource.name());
        resource.allocationInfo()
                .flatMap(AllocationInfo::role)
                .ifPresent(role -> text.append("(allocated: ").append(role).append(')'));
        if (!resource.reservations().isEmpty()) {
            text.append(resource.reservations().stream()
                    .map(ResourceText::print)
                    .collect(Collectors.joining(",", "(reservations: [", "])")));
        }
        resource.disk().ifPresent(disk -> text.append('[').append(print(disk)).append(']'));
        text.append(resource.revocable().isPresent() ? "{REV}" : "");
        text.append(resource.shared().isPresent() ? "<SHARED>" : "");
        return text.append(':').append(amount(resource)).toString();
    }

    private static String amount(Resource resource) {
        if (Amounts.isScalar(resource)) {
            return Amounts.scalar(resource).toString();
        }
        return Amounts.isRanges(resource)
                ? Amounts.ranges(resource).toString()
                : Amounts.set(resource).toString();
    }

    private static String print(ReservationInfo reservation) {
        StringJoiner text = new StringJoiner(",", "(", ")");
        reservation.type().ifPresent(type -> text.add(type.word()));
        reservation.role().ifPresent(text::add);
        reservation.principal().ifPresent(text::add);
        reservation.labels().ifPresent(labels -> text.add(print(labels)));
        return text.toString();
    }

    private static String print(Labels labels) {
        return labels.labels().stream()
                .map(label ->
                        label.key() + label.value().map(value -> ": " + value).orElse(""))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String print(DiskInfo disk) {
        StringJoiner text = new StringJoiner(",");
        disk.source().ifPresent(source -> text.add(print(source)));
        disk.persistence().ifPresent(persistence -> text.add(print(persistence, disk.volume())));
        return text.toString();
    }

    private static String print(DiskSource source) {
        StringJoiner text = new StringJoiner(",", "(", ")").setEmptyValue("");
        source.vendor().ifPresent(text::add);
        source.id().ifPresent(text::add);
        source.profile().ifPresent(text::add);
        Optional<String> root =
                source.path().flatMap(DiskPath::root).or(() -> source.mount().flatMap(DiskMount::root));
        return source.type() + text.toString() + root.map(path -> ":" + path).orElse("");
    }

    private static String print(Persistence persistence, Optional<Volume> volume) {
        return persistence.id() + volume.map(to -> ":" + to.containerPath()).orElse("");
    }
}

package io.mesokit.mesos.model;

import java.util.List;
import java.util.Optional;

/**
 * Which resources are of one kind, so that their amounts may be added or subtracted.
 *
 * <p>Some disks are wholes: a persistent volume, a mounted file system, a block device, raw space that has an id. They
 * are never merged, and only the very same one can be taken away. Where a container sees a volume makes no difference, nor
 * does who made it, nor what this library does not know of disks: the server compares no more than what is compared here.
 * All comparisons expect the new form of reservations, see {@link Reservations#normal}.
 */
final class Likeness {
    private Likeness() {}

    /** Whether the two become one entry. */
    static boolean addable(Resource left, Resource right) {
        if (left.shared().isPresent()) {
            return equal(left, right);
        }
        return alike(left, right) && Amounts.countable(left) && !whole(left);
    }

    /** Whether the right one can be taken from the left one, as far as the kind goes. */
    static boolean subtractable(Resource left, Resource right) {
        boolean asOne = left.shared().isPresent() || whole(left) || !Amounts.countable(left);
        return asOne ? equal(left, right) : alike(left, right);
    }

    /** Whether the two are the same in kind and amount. */
    static boolean equal(Resource left, Resource right) {
        return alike(left, right) && Amounts.equal(left, right);
    }

    private static boolean alike(Resource left, Resource right) {
        return left.name().equals(right.name())
                && left.type().equals(right.type())
                && left.shared().isPresent() == right.shared().isPresent()
                && left.revocable().isPresent() == right.revocable().isPresent()
                && left.providerId().equals(right.providerId())
                && allocation(left).equals(allocation(right))
                && sameReservations(left.reservations(), right.reservations())
                && sameDisk(left.disk(), right.disk());
    }

    private static Optional<String> allocation(Resource resource) {
        return resource.allocationInfo().map(info -> info.role().orElse(""));
    }

    private static boolean sameReservations(List<ReservationInfo> left, List<ReservationInfo> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!Reservations.same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameDisk(Optional<DiskInfo> left, Optional<DiskInfo> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty();
        }
        return sameSource(left.get().source(), right.get().source())
                && persistenceId(left.get()).equals(persistenceId(right.get()));
    }

    /** Who made a volume, and what else is said of it, makes no other volume of it. */
    private static Optional<String> persistenceId(DiskInfo disk) {
        return disk.persistence().map(Persistence::id);
    }

    private static boolean sameSource(Optional<DiskSource> left, Optional<DiskSource> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty();
        }
        return sameSource(left.get(), right.get());
    }

    private static boolean sameSource(DiskSource left, DiskSource right) {
        return left.type().equals(right.type())
                && left.path().map(DiskPath::root).equals(right.path().map(DiskPath::root))
                && left.mount().map(DiskMount::root).equals(right.mount().map(DiskMount::root))
                && left.vendor().equals(right.vendor())
                && left.id().equals(right.id())
                && left.profile().equals(right.profile())
                && left.metadata().isPresent() == right.metadata().isPresent()
                && Reservations.counted(left.metadata()).equals(Reservations.counted(right.metadata()));
    }

    /** Whether it can only be used as it is. */
    static boolean whole(Resource resource) {
        return Resources.isPersistentVolume(resource)
                || resource.disk()
                        .flatMap(DiskInfo::source)
                        .filter(Likeness::whole)
                        .isPresent();
    }

    private static boolean whole(DiskSource source) {
        if (source.type().equals(DiskSourceType.RAW)) {
            return source.id().isPresent();
        }
        return source.type().equals(DiskSourceType.MOUNT) || source.type().equals(DiskSourceType.BLOCK);
    }
}

package io.mesokit.mesos.model;

/** The amounts of resources of one kind: added, subtracted, compared. */
final class Amounts {
    private static final Scalar NOTHING = Scalar.of(0);
    private static final Ranges NO_RANGES = Ranges.of();
    private static final ValueSet NO_ITEMS = ValueSet.of();

    private Amounts() {}

    static Scalar scalar(Resource resource) {
        return resource.scalar().orElse(NOTHING);
    }

    static Ranges ranges(Resource resource) {
        return resource.ranges().orElse(NO_RANGES);
    }

    static ValueSet set(Resource resource) {
        return resource.set().orElse(NO_ITEMS);
    }

    /** Whether there is an amount to calculate with. */
    static boolean countable(Resource resource) {
        return isScalar(resource) || isRanges(resource) || isSet(resource);
    }

    static boolean isScalar(Resource resource) {
        return resource.type().equals(ValueType.SCALAR);
    }

    static boolean isRanges(Resource resource) {
        return resource.type().equals(ValueType.RANGES);
    }

    static boolean isSet(Resource resource) {
        return resource.type().equals(ValueType.SET);
    }

    /** Nothing, or less than nothing. */
    static boolean none(Resource resource) {
        if (isScalar(resource)) {
            return millis(resource) <= 0;
        }
        return isRanges(resource)
                ? ranges(resource).isEmpty()
                : isSet(resource) && set(resource).isEmpty();
    }

    static Resource plus(Resource left, Resource right) {
        if (isScalar(left)) {
            return withScalar(left, millis(left) + millis(right));
        }
        if (isRanges(left)) {
            return left.toBuilder().ranges(ranges(left).plus(ranges(right))).build();
        }
        return left.toBuilder().set(set(left).plus(set(right))).build();
    }

    static Resource minus(Resource left, Resource right) {
        if (isScalar(left)) {
            return withScalar(left, millis(left) - millis(right));
        }
        if (isRanges(left)) {
            return left.toBuilder().ranges(ranges(left).minus(ranges(right))).build();
        }
        return left.toBuilder().set(set(left).minus(set(right))).build();
    }

    /** Whether there is at least as much on the left. */
    static boolean covers(Resource left, Resource right) {
        if (isScalar(left)) {
            return millis(left) >= millis(right);
        }
        return isRanges(left) ? ranges(left).contains(ranges(right)) : set(left).contains(set(right));
    }

    static boolean equal(Resource left, Resource right) {
        return countable(left) ? covers(left, right) && covers(right, left) : left.equals(right);
    }

    /** The same, with three decimals, sorted ranges and each word once. */
    static Resource normal(Resource resource) {
        if (isScalar(resource)) {
            return withScalar(resource, millis(resource));
        }
        if (isRanges(resource)) {
            return resource.toBuilder().ranges(ranges(resource).normalized()).build();
        }
        return isSet(resource)
                ? resource.toBuilder().set(set(resource).plus(NO_ITEMS)).build()
                : resource;
    }

    static long millis(Resource resource) {
        return Quantity.millis(scalar(resource).value());
    }

    private static Resource withScalar(Resource resource, long millis) {
        return resource.toBuilder().scalar(Scalar.of(Quantity.of(millis))).build();
    }
}

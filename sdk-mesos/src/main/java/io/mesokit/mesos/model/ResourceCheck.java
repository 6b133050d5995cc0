package io.mesokit.mesos.model;

import java.util.List;
import java.util.Optional;

/** What the server asks of a single resource that comes as JSON. */
final class ResourceCheck {
    private ResourceCheck() {}

    static void check(Resource resource) {
        require(!resource.name().isEmpty(), "a resource has no name", resource);
        require(Amounts.countable(resource), "a resource is a number, ranges or a set", resource);
        require(present(resource).equals(List.of(resource.type())), "not exactly the value of its type", resource);
        resource.scalar().ifPresent(scalar -> checkNumber(scalar, resource));
        resource.ranges().ifPresent(ranges -> checkRanges(ranges, resource));
        ValueSet once = Amounts.set(resource).plus(ValueSet.of());
        require(once.items().size() == Amounts.set(resource).items().size(), "an item twice", resource);
        require(resource.disk().isEmpty() || resource.name().equals("disk"), "only disk is disk", resource);
    }

    private static List<ValueType> present(Resource resource) {
        Optional<ValueType> scalar = resource.scalar().map(any -> ValueType.SCALAR);
        Optional<ValueType> ranges = resource.ranges().map(any -> ValueType.RANGES);
        Optional<ValueType> set = resource.set().map(any -> ValueType.SET);
        return List.of(scalar, ranges, set).stream().flatMap(Optional::stream).toList();
    }

    private static void checkNumber(Scalar scalar, Resource resource) {
        double value = scalar.value();
        boolean normal = value == 0 || Math.abs(value) >= Double.MIN_NORMAL;
        require(Double.isFinite(value) && value >= 0 && normal, "not an amount", resource);
    }

    private static void checkRanges(Ranges ranges, Resource resource) {
        List<Range> all = ranges.ranges();
        for (int i = 0; i < all.size(); i++) {
            Range range = all.get(i);
            require(Long.compareUnsigned(range.begin(), range.end()) <= 0, "a range backwards", resource);
            require(all.subList(0, i).stream().noneMatch(other -> overlap(other, range)), "ranges overlap", resource);
        }
    }

    private static boolean overlap(Range a, Range b) {
        return a.contains(b.begin()) || b.contains(a.begin());
    }

    private static void require(boolean holds, String otherwise, Resource resource) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise + ": " + resource);
        }
    }
}

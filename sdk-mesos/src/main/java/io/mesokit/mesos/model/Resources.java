package io.mesokit.mesos.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mesokit.mesos.model.ResourcePool.Entry;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resources, and the server's arithmetic with them.
 *
 * <pre>{@code
 * Resources agent = Resources.parse("cpus:24;mem:24576;disk:409600;ports:[21000-24000];ssd:{a,b,c}");
 * Resources task = Resources.parse("cpus:0.5;mem:128;ports:[21000-21000]");
 * agent.contains(task);        // true
 * agent.minus(task).cpus();    // 23.5
 * }</pre>
 *
 * <p>Amounts of one kind become one entry. Of one kind are those that agree in name, type, reservations, role of the
 * allocation, disk, provider, and in being revocable or shared. Persistent volumes, mounted disks, block devices and
 * raw disks with an id are never merged; a shared volume is counted. Numbers have three decimals, halves go away from
 * zero; ranges are sorted and merged; entries without an amount vanish. Both forms of reservations are understood, the
 * new one is what comes out.
 *
 * <p>Units: {@code cpus} in cores, {@code mem} and {@code disk} in megabytes, {@code gpus} in devices. Immutable.
 */
public final class Resources implements Iterable<Resource> {
    private static final Resources NONE = new Resources(List.of());

    private final List<Entry> entries;

    private Resources(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    private Resources(ResourcePool pool) {
        this(pool.entries());
    }

    /** No resources. */
    public static Resources none() {
        return NONE;
    }

    /**
     * The sum of these.
     *
     * @param resources as they came from a server, or made by hand
     */
    @JsonCreator
    public static Resources of(Collection<Resource> resources) {
        ResourcePool sum = new ResourcePool(List.of());
        for (Resource resource : resources) {
            sum.add(new Entry(Amounts.normal(Reservations.normal(resource)), 1));
        }
        return new Resources(sum);
    }

    /**
     * The sum of these.
     *
     * @param resources as they came from a server, or made by hand
     */
    public static Resources of(Resource... resources) {
        return of(List.of(resources));
    }

    /**
     * A single number.
     *
     * @param name {@code cpus}, {@code mem} or any other
     * @param amount how much; rounded to three decimals, nothing if that is zero or less
     */
    public static Resources scalar(String name, double amount) {
        return of(Resource.builder()
                .name(name)
                .type(ValueType.SCALAR)
                .scalar(Scalar.of(amount))
                .build());
    }

    /**
     * The ports of one range.
     *
     * @param first the first
     * @param last the last, included
     */
    public static Resources ports(long first, long last) {
        return of(Resource.builder()
                .name("ports")
                .type(ValueType.RANGES)
                .ranges(Ranges.of(Range.of(first, last)))
                .build());
    }

    /**
     * What the text says; by the rules of the server, not by those of its documentation: {@code [1,2]} is the range
     * 1-2, an empty item is skipped, a zero amount is dropped, {@code inf} is no number. A JSON array of resources does
     * too.
     *
     * @param text like {@code cpus:24;mem(dev):1024;ports:[21000-24000];ssd:{a,b}}
     * @throws IllegalArgumentException if the server would refuse it
     */
    public static Resources parse(String text) {
        return parse(text, Reservations.NOBODY);
    }

    /**
     * What the text says.
     *
     * @param text as for {@link #parse(String)}
     * @param defaultRole whom the resources are for that do not say so; {@code *} is nobody
     * @throws IllegalArgumentException if the server would refuse it
     */
    public static Resources parse(String text, String defaultRole) {
        return of(new ResourcesParser(defaultRole).parse(text));
    }

    /**
     * The sum.
     *
     * @param other what to add
     */
    public Resources plus(Resources other) {
        ResourcePool sum = new ResourcePool(entries);
        other.entries.forEach(sum::add);
        return new Resources(sum);
    }

    /**
     * What is left. Of what there is not enough of, nothing is left; of what there is none of, there is still none.
     *
     * @param other what to take away
     */
    public Resources minus(Resources other) {
        ResourcePool rest = new ResourcePool(entries);
        other.entries.forEach(rest::subtract);
        return new Resources(rest);
    }

    /**
     * Whether all of the other could be taken from this.
     *
     * @param other what to look for
     */
    public boolean contains(Resources other) {
        ResourcePool rest = new ResourcePool(entries);
        return other.entries.stream().allMatch(rest::take);
    }

    /**
     * Those that pass.
     *
     * @param condition what must hold
     */
    public Resources filter(Predicate<Resource> condition) {
        return new Resources(entries.stream()
                .filter(entry -> condition.test(entry.resource()))
                .toList());
    }

    /**
     * Those of one name.
     *
     * @param name {@code cpus}, {@code mem} or any other
     */
    public Resources named(String name) {
        return filter(resource -> resource.name().equals(name));
    }

    /**
     * Those reserved for a role, by the last reservation; roles below or above it do not count.
     *
     * @param role the role
     */
    public Resources reserved(String role) {
        return filter(resource -> isReserved(resource) && reservedFor(resource).equals(role));
    }

    /** Those reserved for any role. */
    public Resources reserved() {
        return filter(Resources::isReserved);
    }

    /** Those that are nobody's. */
    public Resources unreserved() {
        return filter(resource -> !isReserved(resource));
    }

    /** Those that may be taken back at any time. */
    public Resources revocable() {
        return filter(resource -> resource.revocable().isPresent());
    }

    /** Those that may not be taken back. */
    public Resources nonRevocable() {
        return filter(resource -> resource.revocable().isEmpty());
    }

    /** The volumes that several tasks may use. */
    public Resources shared() {
        return filter(Resources::isShared);
    }

    /** Those that only one task uses. */
    public Resources nonShared() {
        return filter(resource -> !isShared(resource));
    }

    /** The persistent volumes. */
    public Resources persistentVolumes() {
        return filter(Resources::isPersistentVolume);
    }

    /**
     * Those given to a role.
     *
     * @param role the role
     */
    public Resources allocatedTo(String role) {
        return filter(resource -> resource.allocationInfo()
                .flatMap(AllocationInfo::role)
                .filter(role::equals)
                .isPresent());
    }

    /** The same without any reservation. */
    public Resources toUnreserved() {
        return map(resource -> resource.toBuilder().reservations(List.of()).build());
    }

    /**
     * The same with one more reservation each: what a {@code RESERVE} makes of them.
     *
     * @param reservation whom they are for
     */
    public Resources pushReservation(ReservationInfo reservation) {
        return map(resource -> resource.toBuilder().addReservations(reservation).build());
    }

    /**
     * The same with one reservation less each: what an {@code UNRESERVE} makes of them.
     *
     * @throws IllegalStateException if one has none
     */
    public Resources popReservation() {
        return map(Resources::popped);
    }

    private static Resource popped(Resource resource) {
        List<ReservationInfo> stack = resource.reservations();
        if (stack.isEmpty()) {
            throw new IllegalStateException("not reserved: " + resource);
        }
        return resource.toBuilder()
                .reservations(stack.subList(0, stack.size() - 1))
                .build();
    }

    /**
     * The same, given to a role.
     *
     * @param role the role
     */
    public Resources allocate(String role) {
        AllocationInfo allocation = AllocationInfo.builder().role(role).build();
        return map(resource -> resource.toBuilder().allocationInfo(allocation).build());
    }

    /** The same, given to nobody: to compare an offer with what an agent has. */
    public Resources unallocate() {
        return map(resource ->
                resource.toBuilder().allocationInfo(Optional.empty()).build());
    }

    private Resources map(UnaryOperator<Resource> change) {
        ResourcePool changed = new ResourcePool(List.of());
        entries.forEach(entry -> changed.add(new Entry(change.apply(entry.resource()), entry.copies())));
        return new Resources(changed);
    }

    /** All {@code cpus}, in cores; 0 if there are none. */
    public double cpus() {
        return scalar("cpus").orElse(0);
    }

    /** All {@code mem}, in megabytes; 0 if there is none. */
    public double mem() {
        return scalar("mem").orElse(0);
    }

    /** All {@code disk}, in megabytes; 0 if there is none. */
    public double disk() {
        return scalar("disk").orElse(0);
    }

    /** All {@code gpus}; 0 if there are none. */
    public double gpus() {
        return scalar("gpus").orElse(0);
    }

    /** All {@code ports}. */
    public Ranges ports() {
        return ranges("ports");
    }

    /**
     * The sum of all numbers of one name, each shared volume once.
     *
     * @param name the name
     * @return empty if there is none
     */
    public OptionalDouble scalar(String name) {
        List<Resource> found = named(name).stream().filter(Amounts::isScalar).toList();
        if (found.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                Quantity.of(found.stream().mapToLong(Amounts::millis).sum()));
    }

    /**
     * All ranges of one name together.
     *
     * @param name the name
     */
    public Ranges ranges(String name) {
        return named(name).stream()
                .filter(Amounts::isRanges)
                .map(Amounts::ranges)
                .reduce(Ranges.of(), Ranges::plus);
    }

    /**
     * All sets of one name together.
     *
     * @param name the name
     */
    public ValueSet set(String name) {
        return named(name).stream().filter(Amounts::isSet).map(Amounts::set).reduce(ValueSet.of(), ValueSet::plus);
    }

    /** The sum of all numbers by name, as quotas count them; ranges and sets do not count. */
    public Map<String, Double> quantities() {
        Map<String, Long> millis = new LinkedHashMap<>();
        stream()
                .filter(Amounts::isScalar)
                .forEach(resource -> millis.merge(resource.name(), Amounts.millis(resource), Long::sum));
        Map<String, Double> quantities = new LinkedHashMap<>();
        millis.forEach((name, sum) -> quantities.put(name, Quantity.of(sum)));
        return Collections.unmodifiableMap(quantities);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The entries, in the order they came; a shared volume as often as it is there. */
    @JsonValue
    public List<Resource> toList() {
        return entries.stream()
                .flatMap(entry -> Collections.nCopies(entry.copies(), entry.resource()).stream())
                .toList();
    }

    /**
     * The entries with reservations in the form of before 1.4: for a framework without the capability
     * {@code RESERVATION_REFINEMENT}.
     *
     * @throws IllegalStateException if there is a reservation within a reservation
     */
    public List<Resource> toOldForm() {
        return toList().stream().map(Reservations::old).toList();
    }

    /** The entries, each shared volume once. */
    public Stream<Resource> stream() {
        return entries.stream().map(Entry::resource);
    }

    /** The entries, each shared volume once. */
    @Override
    public Iterator<Resource> iterator() {
        return stream().iterator();
    }

    /**
     * Whether somebody has reserved it.
     *
     * @param resource in either form
     */
    public static boolean isReserved(Resource resource) {
        return !reservedFor(resource).equals(Reservations.NOBODY);
    }

    /**
     * Whom it is reserved for, by the last reservation.
     *
     * @param resource in either form
     * @return a role; {@code *} if nobody has
     */
    public static String reservedFor(Resource resource) {
        return Reservations.role(resource);
    }

    /**
     * Whether it is a persistent volume.
     *
     * @param resource any
     */
    public static boolean isPersistentVolume(Resource resource) {
        return resource.disk().flatMap(DiskInfo::persistence).isPresent();
    }

    private static boolean isShared(Resource resource) {
        return resource.shared().isPresent();
    }

    /** Whether each contains the other; the order makes no difference. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resources that && contains(that) && that.contains(this);
    }

    @Override
    public int hashCode() {
        return entries.stream()
                .mapToInt(entry -> entry.resource().name().hashCode())
                .sum();
    }

    /** As the server prints it; not all of this can be parsed again. */
    @Override
    public String toString() {
        return stream().map(ResourceText::print).collect(Collectors.joining("; "));
    }
}

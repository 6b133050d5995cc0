package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for any resources. Each seed makes three collections. */
class ResourcesAlgebraTest {
    private static final String[] NAMES = {"cpus", "mem", "disk"};
    private static final String[] ROLES = {"*", "dev", "ops"};

    static Stream<Long> seeds() {
        return LongStream.range(0, 120).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plus_anyOrder_isTheSame(long seed) {
        Random random = new Random(seed);
        Resources a = resources(random);
        Resources b = resources(random);
        Resources c = resources(random);

        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Resources.none())).isEqualTo(a);
        assertThat(a.plus(b)).hasSameHashCodeAs(b.plus(a));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void minus_whatIsContained_isUndoneByPlus(long seed) {
        Random random = new Random(seed);
        Resources a = resources(random);
        Resources b = resources(random);

        assertThat(a.minus(a).isEmpty()).isTrue();
        assertThat(a.contains(a.minus(b))).isTrue();
        assertThat(a.plus(b).contains(b)).isTrue();
        if (a.contains(b)) {
            assertThat(a.minus(b).plus(b)).isEqualTo(a);
        }
        Resources part = part(a, random);
        assertThat(a.contains(part)).isTrue();
        assertThat(a.minus(part).plus(part)).isEqualTo(a);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbers_ofSums_areSumsOfNumbers(long seed) {
        Random random = new Random(seed);
        Resources a = numbers(random);
        Resources b = numbers(random);

        for (String name : NAMES) {
            assertThat(Quantity.millis(a.plus(b).scalar(name).orElse(0)))
                    .isEqualTo(Quantity.millis(a.scalar(name).orElse(0))
                            + Quantity.millis(b.scalar(name).orElse(0)));
        }
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_theListOfThem_isTheSame(long seed) {
        Random random = new Random(seed);
        Resources a = resources(random);
        List<Resource> shuffled = new ArrayList<>(a.toList());
        Collections.shuffle(shuffled, random);

        assertThat(Resources.of(shuffled)).isEqualTo(a);
        assertThat(a.reserved().plus(a.unreserved())).isEqualTo(a);
        assertThat(a.shared().plus(a.nonShared())).isEqualTo(a);
        assertThat(a.allocate("x").unallocate()).isEqualTo(a);
        assertThat(a.pushReservation(reservation("x")).popReservation()).isEqualTo(a);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ranges_areSetsOfNumbers(long seed) {
        Random random = new Random(seed);
        Ranges a = ranges(random);
        Ranges b = ranges(random);
        Set<Long> union = numbers(a);
        union.addAll(numbers(b));
        Set<Long> difference = numbers(a);
        difference.removeAll(numbers(b));

        assertThat(numbers(a.plus(b))).isEqualTo(union);
        assertThat(numbers(a.minus(b))).isEqualTo(difference);
        assertThat(a.contains(b)).isEqualTo(numbers(a).containsAll(numbers(b)));
        assertThat(a.plus(b).count()).isEqualTo(union.size());
        assertThat(a.plus(b)).isEqualTo(a.plus(b).normalized());
    }

    private static Set<Long> numbers(Ranges ranges) {
        Set<Long> numbers = new HashSet<>();
        ranges.ranges()
                .forEach(range ->
                        LongStream.rangeClosed(range.begin(), range.end()).forEach(numbers::add));
        return numbers;
    }

    private static Resources part(Resources whole, Random random) {
        List<Resource> part = new ArrayList<>(whole.toList());
        part.removeIf(resource -> random.nextBoolean());
        return Resources.of(part);
    }

    private static Resources resources(Random random) {
        List<Resource> resources = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            resources.add(resource(random));
        }
        return Resources.of(resources);
    }

    private static Resources numbers(Random random) {
        return resources(random).filter(resource -> Amounts.isScalar(resource) && !Likeness.whole(resource));
    }

    private static Resource resource(Random random) {
        return switch (random.nextInt(6)) {
            case 0 ->
                reserved(
                        random,
                        Resource.builder().name("ports").type(ValueType.RANGES).ranges(ranges(random)));
            case 1 ->
                reserved(
                        random,
                        Resource.builder().name("ssd").type(ValueType.SET).set(items(random)));
            case 2 -> volume(random);
            default ->
                reserved(
                        random,
                        Resource.builder()
                                .name(NAMES[random.nextInt(NAMES.length)])
                                .type(ValueType.SCALAR)
                                .scalar(Scalar.of(random.nextInt(5000) / 1000.0)));
        };
    }

    private static Resource reserved(Random random, ResourceBuilder builder) {
        String role = ROLES[random.nextInt(ROLES.length)];
        return role.equals("*")
                ? builder.build()
                : builder.addReservations(reservation(role)).build();
    }

    private static ReservationInfo reservation(String role) {
        return ReservationInfo.builder().type(ReservationType.STATIC).role(role).build();
    }

    private static Resource volume(Random random) {
        int number = random.nextInt(4);
        ResourceBuilder builder = Resource.builder()
                .name("disk")
                .type(ValueType.SCALAR)
                .scalar(Scalar.of(64))
                .addReservations(reservation("dev"))
                .disk(DiskInfo.builder()
                        .persistence(Persistence.builder().id("v" + number).build())
                        .build());
        return number < 2 ? builder.shared(Marker.present()).build() : builder.build();
    }

    private static Ranges ranges(Random random) {
        List<Range> ranges = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            long begin = random.nextInt(40);
            ranges.add(Range.of(begin, begin + random.nextInt(10)));
        }
        return new Ranges(ranges);
    }

    private static ValueSet items(Random random) {
        List<String> items = new ArrayList<>(List.of("a", "b", "c", "d"));
        items.removeIf(item -> random.nextBoolean());
        return new ValueSet(items);
    }
}

package io.mesokit.mesos.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mesokit.core.spi.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private static final ReservationInfo DEV =
            ReservationInfo.builder().type(ReservationType.STATIC).role("dev").build();
    private static final ReservationInfo DEV_WEB = ReservationInfo.builder()
            .type(ReservationType.DYNAMIC)
            .role("dev/web")
            .principal("ops")
            .build();

    private static Resource disk(double size, DiskInfo disk) {
        return Resource.builder()
                .name("disk")
                .type(ValueType.SCALAR)
                .scalar(Scalar.of(size))
                .addReservations(DEV)
                .disk(disk)
                .build();
    }

    private static DiskInfo volume(String id) {
        return DiskInfo.builder()
                .persistence(Persistence.builder().id(id).build())
                .build();
    }

    private static DiskInfo source(DiskSourceType type) {
        return DiskInfo.builder()
                .source(DiskSource.builder().type(type).build())
                .build();
    }

    @Test
    void plus_manySmallAmounts_isExact() {
        Resources sum = Resources.none();
        for (int i = 0; i < 1000; i++) {
            sum = sum.plus(Resources.scalar("cpus", 0.1));
        }

        assertThat(sum.cpus()).isEqualTo(100);
    }

    @Test
    void scalar_halfAThousandth_goesAwayFromZero() {
        assertThat(Resources.scalar("cpus", 0.0005).cpus()).isEqualTo(0.001);
        assertThat(Resources.scalar("cpus", 0.00049).isEmpty()).isTrue();
        assertThat(Quantity.millis(-0.0005)).isEqualTo(-1);
        assertThat(Quantity.millis(2.5)).isEqualTo(2500);
    }

    @Test
    void minus_moreThanThereIs_leavesNothing() {
        Resources two = Resources.parse("cpus:2;mem:10");

        assertThat(two.minus(Resources.parse("cpus:3"))).isEqualTo(Resources.parse("mem:10"));
        assertThat(two.minus(Resources.parse("gpus:3"))).isEqualTo(two);
        assertThat(Resources.parse("ports:[1-10]")
                        .minus(Resources.parse("ports:[4-5]"))
                        .ports())
                .isEqualTo(Ranges.of(Range.of(1, 3), Range.of(6, 10)));
    }

    @Test
    void contains_ofAnotherKind_isFalse() {
        Resources mine = Resources.parse("cpus:8;cpus(dev):2");

        assertThat(mine.contains(Resources.parse("cpus:8;cpus(dev):2"))).isTrue();
        assertThat(mine.contains(Resources.parse("cpus:9"))).isFalse();
        assertThat(mine.contains(Resources.parse("cpus(ops):1"))).isFalse();
        assertThat(mine.contains(Resources.parse("cpus:1").allocate("dev"))).isFalse();
    }

    @Test
    void of_oldAndNewForm_isTheSame() {
        Resource old = Resource.builder()
                .name("cpus")
                .type(ValueType.SCALAR)
                .scalar(Scalar.of(1))
                .role("dev")
                .reservation(ReservationInfo.builder().principal("ops").build())
                .build();
        Resources resources = Resources.of(old);

        assertThat(resources.toList().get(0).reservations())
                .containsExactly(ReservationInfo.builder()
                        .type(ReservationType.DYNAMIC)
                        .role("dev")
                        .principal("ops")
                        .build());
        assertThat(resources.toOldForm()).containsExactly(old);
        assertThat(Resources.parse("cpus:1").toOldForm().get(0).role()).contains("*");
    }

    @Test
    void pushAndPop_reservations_areAStack() {
        Resources cpus = Resources.parse("cpus:1");
        Resources refined = cpus.pushReservation(DEV).pushReservation(DEV_WEB);

        assertThat(refined.reserved("dev/web")).isEqualTo(refined);
        assertThat(refined.reserved("dev").isEmpty()).isTrue();
        assertThat(refined.popReservation()).isEqualTo(Resources.parse("cpus(dev):1"));
        assertThat(refined.toUnreserved()).isEqualTo(cpus);
        assertThat(refined).hasToString("cpus(reservations: [(STATIC,dev),(DYNAMIC,dev/web,ops)]):1");
        assertThatIllegalStateException().isThrownBy(cpus::popReservation);
        assertThatIllegalStateException().isThrownBy(refined::toOldForm);
    }

    @Test
    void reservations_withLabelsInAnotherOrder_areTheSame() {
        Label a = Label.of("a", "1");
        Label b = Label.of("b", "2");
        Resources one = Resources.parse("cpus:1").pushReservation(labelled(a, b));
        Resources other = Resources.parse("cpus:1").pushReservation(labelled(b, a));

        assertThat(one.plus(other).toList()).hasSize(1);
        assertThat(one.contains(Resources.parse("cpus:1").pushReservation(labelled(a, a))))
                .isFalse();
    }

    private static ReservationInfo labelled(Label... labels) {
        return DEV_WEB.toBuilder()
                .labels(Labels.builder().addLabels(labels).build())
                .build();
    }

    @Test
    void persistentVolumes_areWholes() {
        Resources volume = Resources.of(disk(64, volume("v1")));
        Resources twice = volume.plus(volume);

        assertThat(twice.toList()).hasSize(2);
        assertThat(twice.contains(volume)).isTrue();
        assertThat(volume.contains(twice)).isFalse();
        assertThat(volume.contains(Resources.of(disk(32, volume("v1"))))).isFalse();
        assertThat(volume.minus(Resources.of(disk(32, volume("v1"))))).isEqualTo(volume);
        assertThat(volume.minus(volume).isEmpty()).isTrue();
        assertThat(volume.persistentVolumes()).isEqualTo(volume);
    }

    @Test
    void volumes_whereTheyAreMounted_makesNoDifference() {
        Volume there =
                Volume.builder().mode(VolumeMode.RW).containerPath("/data").build();
        Resource mounted = disk(64, volume("v1").toBuilder().volume(there).build());

        assertThat(Resources.of(mounted)).isEqualTo(Resources.of(disk(64, volume("v1"))));
    }

    private static DiskInfo volumeBy(String principal) {
        return DiskInfo.builder()
                .persistence(Persistence.builder().id("v1").principal(principal).build())
                .build();
    }

    /** A task may leave out who made the volume that it uses. */
    @Test
    void volumes_whoMadeThem_makesNoDifference() {
        Resources offered = Resources.of(disk(64, volumeBy("ops")));
        Resources plain = Resources.of(disk(64, volume("v1")));

        assertThat(offered.contains(plain)).isTrue();
        assertThat(plain.contains(Resources.of(disk(64, volumeBy("dev"))))).isTrue();
        assertThat(offered.minus(plain).isEmpty()).isTrue();
        assertThat(offered.contains(Resources.of(disk(64, volume("v2"))))).isFalse();
    }

    private static DiskInfo provided(DiskSourceBuilder source) {
        return DiskInfo.builder()
                .source(source.type(DiskSourceType.RAW).id("d1").build())
                .build();
    }

    private static DiskSourceBuilder with(Label... labels) {
        return DiskSource.builder().metadata(Labels.builder().addLabels(labels).build());
    }

    @Test
    void sources_metadataInAnotherOrder_areTheSame() {
        Label a = Label.builder().key("a").build();
        Label b = Label.builder().key("b").value("1").build();
        Resources offered = Resources.of(disk(64, provided(with(a, b))));

        assertThat(offered.contains(Resources.of(disk(64, provided(with(b, a))))))
                .isTrue();
        assertThat(offered.contains(Resources.of(disk(64, provided(with(a, a))))))
                .isFalse();
        assertThat(offered.contains(Resources.of(disk(64, provided(DiskSource.builder())))))
                .isFalse();
    }

    @Test
    void sources_differInOneThing_areNotTheSame() {
        DiskSource one = provided(DiskSource.builder()).source().orElseThrow();
        Resources offered = Resources.of(disk(64, DiskInfo.builder().source(one).build()));

        assertThat(List.of(
                        one.toBuilder().id("d2").build(),
                        one.toBuilder().vendor("v").build(),
                        one.toBuilder().profile("p").build(),
                        one.toBuilder().type(DiskSourceType.BLOCK).build(),
                        one.toBuilder().path(DiskPath.builder().build()).build(),
                        one.toBuilder()
                                .mount(DiskMount.builder().root("/m").build())
                                .build()))
                .noneMatch(other -> offered.contains(
                        Resources.of(disk(64, DiskInfo.builder().source(other).build()))));
    }

    @Test
    void sources_saidMoreOfThanIsKnown_areTheSame() throws Exception {
        String known = "'source':{'type':'PATH','path':{'root':'/d'}}";
        Resources offered = ofDisk("{" + known + "}");

        assertThat(offered.contains(ofDisk("{'source':{'type':'PATH','path':{'root':'/d','x':1},'y':2}}")))
                .isTrue();
        assertThat(offered.contains(ofDisk("{'source':{'type':'PATH','path':{'root':'/e'}}}")))
                .isFalse();
    }

    private static Resources ofDisk(String info) throws Exception {
        return Resources.of(disk(64, Json.mapper().readValue(info.replace('\'', '"'), DiskInfo.class)));
    }

    @Test
    void disks_pathMerges_mountDoesNot() {
        assertThat(Resources.of(disk(1, source(DiskSourceType.PATH)), disk(2, source(DiskSourceType.PATH)))
                        .toList())
                .hasSize(1);
        assertThat(Resources.of(disk(1, source(DiskSourceType.MOUNT)), disk(2, source(DiskSourceType.MOUNT)))
                        .toList())
                .hasSize(2);
        assertThat(Resources.of(disk(1, source(DiskSourceType.RAW)), disk(2, source(DiskSourceType.RAW)))
                        .toList())
                .hasSize(1);
    }

    @Test
    void sharedVolumes_areCounted() {
        Resource shared =
                disk(64, volume("v1")).toBuilder().shared(Marker.present()).build();
        Resources one = Resources.of(shared);
        Resources three = Resources.of(shared, shared, shared);

        assertThat(three.toList()).hasSize(3);
        assertThat(three.stream()).hasSize(1);
        assertThat(three.disk()).isEqualTo(64);
        assertThat(three.minus(one)).isEqualTo(one.plus(one)).isNotEqualTo(three);
        assertThat(one.contains(three)).isFalse();
        assertThat(three.shared()).isEqualTo(three);
        assertThat(three.nonShared().isEmpty()).isTrue();
        assertThat(one).hasToString("disk(reservations: [(STATIC,dev)])[v1]<SHARED>:64");
    }

    @Test
    void filters_split() {
        Resource spare = Resource.builder()
                .name("cpus")
                .type(ValueType.SCALAR)
                .scalar(Scalar.of(4))
                .revocable(Marker.present())
                .build();
        Resources all = Resources.parse("cpus:1;cpus(dev):2;mem:3").plus(Resources.of(spare));

        assertThat(all.revocable()).isEqualTo(Resources.of(spare)).hasToString("cpus{REV}:4");
        assertThat(all.nonRevocable()).isEqualTo(Resources.parse("cpus:1;cpus(dev):2;mem:3"));
        assertThat(all.reserved()).isEqualTo(Resources.parse("cpus(dev):2"));
        assertThat(all.reserved("dev")).isEqualTo(all.reserved());
        assertThat(all.nonRevocable().unreserved()).isEqualTo(Resources.parse("cpus:1;mem:3"));
        assertThat(all.named("mem")).isEqualTo(Resources.parse("mem:3"));
        assertThat(all.allocate("web").allocatedTo("web").unallocate()).isEqualTo(all);
        assertThat(all.cpus()).isEqualTo(7);
        assertThat(all.quantities()).isEqualTo(Map.of("cpus", 7.0, "mem", 3.0));
        assertThat(all.scalar("gpus")).isEmpty();
    }

    @Test
    void json_isTheListOfThem() throws Exception {
        Resources resources = Resources.parse("cpus(dev):1.5;ports:[1-2]");
        String json = Json.mapper().writeValueAsString(resources);

        assertThat(Json.mapper().readValue(json, Resources.class)).isEqualTo(resources);
        assertThat(json).startsWith("[{").contains("\"reservations\":[{\"role\":\"dev\",\"type\":\"STATIC\"}]");
    }

    @Test
    void equals_anotherOrder_isEqual() {
        Resources one = Resources.parse("cpus:1;mem:2;s:{a,b}");
        Resources other = Resources.parse("s:{b,a};mem:2;cpus:1");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(Resources.parse("cpus:1;mem:2"));
        assertThat(Resources.of(List.of())).isEqualTo(Resources.none());
    }
}

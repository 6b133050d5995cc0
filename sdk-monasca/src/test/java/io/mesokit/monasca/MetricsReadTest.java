package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesokit.core.BothWays;
import io.mesokit.core.CallOptions;
import io.mesokit.core.ConflictException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.Planted;
import io.mesokit.core.ServerException;
import io.mesokit.core.UnexpectedShapeException;
import io.mesokit.monasca.model.DimensionQuery;
import io.mesokit.monasca.model.Measurement;
import io.mesokit.monasca.model.MeasurementQuery;
import io.mesokit.monasca.model.Metric;
import io.mesokit.monasca.model.MetricDefinition;
import io.mesokit.monasca.model.MetricQuery;
import io.mesokit.monasca.model.Page;
import io.mesokit.monasca.model.Series;
import io.mesokit.monasca.model.Statistic;
import io.mesokit.monasca.model.Statistics;
import io.mesokit.monasca.model.StatisticsQuery;
import io.mesokit.monasca.model.StatisticsSeries;
import io.mesokit.testkit.http.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsReadTest {
    private static final Instant START = Instant.parse("2026-11-21T05:00:00Z");
    private static final MeasurementQuery LOAD = MeasurementQuery.of("load", START);
    private static final MeasurementQuery N1 =
            LOAD.toBuilder().putDimensions("host", "n1").build();

    private final World world = new World();
    private final Keystone keystone = world.login().connect();
    private final Monasca monasca = Monasca.connect(keystone);
    private final Metrics metrics = monasca.metrics();

    @BeforeEach
    void store() {
        List<Metric> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Metric metric = Metric.of("load", i, START.plusSeconds(60L * i).plusMillis(7)).toBuilder()
                    .putValueMeta("n", "" + i)
                    .build();
            all.add(metric.toBuilder().putDimensions("host", "n1").build());
            all.add(metric.toBuilder().putDimensions("host", "n 2:x").build());
        }
        all.add(Metric.of("free", 1, START));
        metrics.create(all).execute();
        world.monascaServer.flush();
        world.monascaServer.server().requests();
    }

    @AfterEach
    void stop() {
        monasca.close();
        keystone.close();
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void list_byNameAndDimensions_givesSeries(BothWays way) {
        MetricQuery query = MetricQuery.of("load").toBuilder()
                .putDimensions("host", "n 2:x")
                .addDimensionKeys("host")
                .start(START)
                .build();
        Page<MetricDefinition> page = way.run(metrics.list(query));
        assertThat(page.items())
                .singleElement()
                .satisfies(found -> assertThat(found.dimensions()).isEqualTo(Map.of("host", "n 2:x")));
        assertThat(page.isLast()).isTrue();
        assertThat(way.run(metrics.list(MetricQuery.all())).items()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void list_inPages_goesOnFromTheOffset(BothWays way) {
        MetricQuery two = MetricQuery.builder().limit(2).build();
        Page<MetricDefinition> first = way.run(metrics.list(two));
        assertThat(first.items()).hasSize(2);
        Page<MetricDefinition> second = way.run(
                metrics.list(two.toBuilder().offset(first.next().orElseThrow()).build()));
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.isLast()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void namesAndDimensions_areListed(BothWays way) {
        assertThat(way.run(metrics.names(MetricQuery.all())).items()).containsExactly("free", "load");
        assertThat(way.run(metrics.dimensionNames(DimensionQuery.of("load"))).items())
                .containsExactly("host");
        Page<String> first = way.run(metrics.dimensionValues(
                "host", DimensionQuery.builder().metricName("load").limit(1).build()));
        assertThat(first.items()).containsExactly("n 2:x");
        Page<String> second = way.run(metrics.dimensionValues(
                "host",
                DimensionQuery.of("load").toBuilder()
                        .limit(1)
                        .offset(first.next().orElseThrow())
                        .build()));
        assertThat(second.items()).containsExactly("n1");
    }

    @ParameterizedTest
    @EnumSource
    void measurements_oneSeries_givesValuesWithTimeAndMeta(BothWays way) {
        Page<Series> page = way.run(metrics.measurements(N1));
        assertThat(page.items()).hasSize(1);
        Series series = page.items().get(0);
        assertThat(series.name()).isEqualTo("load");
        assertThat(series.dimensions()).isEqualTo(Map.of("host", "n1"));
        assertThat(series.measurements())
                .hasSize(12)
                .startsWith(new Measurement(START.plusMillis(7), 0, Map.of("n", "0")));
    }

    @ParameterizedTest
    @EnumSource
    void measurements_endIsExclusive(BothWays way) {
        MeasurementQuery query =
                N1.toBuilder().end(START.plusSeconds(60).plusMillis(7)).build();
        assertThat(way.run(metrics.measurements(query)).items().get(0).measurements())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void measurements_severalSeries_throwConflictThatSaysWhatToDo(BothWays way) {
        assertThat(way.fails(metrics.measurements(LOAD), ConflictException.class))
                .hasMessageContaining("groupBy(\"*\")")
                .hasMessageContaining("mergeMetrics(true)");
        Page<Series> grouped =
                way.run(metrics.measurements(LOAD.toBuilder().addGroupBy("*").build()));
        assertThat(grouped.items()).hasSize(2);
        Page<Series> merged =
                way.run(metrics.measurements(LOAD.toBuilder().mergeMetrics(true).build()));
        assertThat(merged.items())
                .singleElement()
                .satisfies(all -> assertThat(all.measurements()).hasSize(24));
    }

    @ParameterizedTest
    @EnumSource
    void measurements_unknownMetric_givesNoSeries(BothWays way) {
        assertThat(way.run(metrics.measurements(MeasurementQuery.of("nothing", START)))
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void all_inPages_losesNothing(BothWays way) {
        for (int limit : new int[] {1, 5, 6, 11, 12, 13}) {
            List<Measurement> all =
                    way.run(metrics.all(N1.toBuilder().limit(limit).build()));
            assertThat(all)
                    .extracting(Measurement::value)
                    .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0);
        }
    }

    @Test
    void stream_fetchesPagesAsTheyAreWanted() {
        int before = world.monascaServer.server().requests().size();
        var stream = metrics.stream(N1.toBuilder().limit(3).build());
        assertThat(world.monascaServer.server().requests()).hasSize(before);
        assertThat(stream.limit(4)).hasSize(4);
        assertThat(world.monascaServer.server().requests()).hasSize(before + 2);
    }

    @Test
    void stream_severalSeries_failsWhenItIsRead() {
        var stream = metrics.stream(LOAD);
        assertThatThrownBy(stream::findFirst).isInstanceOf(ConflictException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> metrics.stream(LOAD.toBuilder().mergeMetrics(true).build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.all(LOAD.toBuilder().addGroupBy("*").build()));
    }

    @ParameterizedTest
    @EnumSource
    void statistics_givesTypedColumns(BothWays way) {
        StatisticsQuery query = StatisticsQuery.of("load", START)
                .putDimensions("host", "n1")
                .addStatistics(Statistic.COUNT, Statistic.AVG, Statistic.MAX)
                .period(Duration.ofMinutes(10))
                .build();
        Page<StatisticsSeries> page = way.run(metrics.statistics(query));
        assertThat(page.items()).hasSize(1);
        assertThat(page.items().get(0).statistics())
                .containsExactly(
                        new Statistics(
                                START,
                                OptionalDouble.of(4.5),
                                OptionalDouble.empty(),
                                OptionalDouble.of(9),
                                OptionalDouble.empty(),
                                OptionalLong.of(10)),
                        new Statistics(
                                START.plusSeconds(600),
                                OptionalDouble.of(10.5),
                                OptionalDouble.empty(),
                                OptionalDouble.of(11),
                                OptionalDouble.empty(),
                                OptionalLong.of(2)));
    }

    private void answer(int status, String body) {
        world.monascaServer
                .server()
                .faults()
                .failNext(status, WireHeaders.none(), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void measurements_brokenTables_throwUnexpectedShape(BothWays way) {
        for (String table : List.of(
                "\"columns\":[\"timestamp\",\"value\",\"value_meta\"],\"measurements\":[[\"2026-11-21T04:26:00Z\",1]]",
                "\"columns\":[\"timestamp\",\"value\"],\"measurements\":[[\"yesterday\",1]]",
                "\"columns\":[\"timestamp\",\"value\"],\"measurements\":[[\"2026-11-21T04:26:00Z\",null]]",
                "\"measurements\":[[\"2026-11-21T04:26:00Z\",1]]")) {
            answer(200, "{\"elements\":[{\"name\":\"load\"," + table + "}]}");
            way.fails(metrics.measurements(N1), UnexpectedShapeException.class);
        }
        answer(200, "{\"something\":\"else\"}");
        way.fails(metrics.measurements(N1), UnexpectedShapeException.class);
    }

    @ParameterizedTest
    @EnumSource
    void refusal_thatRepeatsASecretWhereItIsCut_showsNothingOfIt(BothWays way) {
        String description = "x".repeat(485) + Planted.HEADER;
        answer(422, "{\"title\":\"Bad\",\"description\":\"" + description + "\"}");
        CallOptions secret =
                CallOptions.builder().header("X-Api-Key", Planted.HEADER).build();
        InvalidRequestException thrown =
                way.fails(metrics.measurements(N1).with(secret), InvalidRequestException.class);
        assertThat(thrown.getMessage()).contains("xxx").doesNotContain(Planted.HEADER.substring(0, 7));
    }

    @ParameterizedTest
    @EnumSource
    void measurements_newMembers_areKept(BothWays way) {
        answer(
                200,
                "{\"elements\":[{\"columns\":[\"timestamp\",\"value\",\"value_meta\"],\"id\":\"7\",\"unit\":\"s\","
                        + "\"measurements\":[[\"2026-11-21T04:26:00Z\",1,{\"a\":{\"b\":1}}],[\"2026-11-21T04:27:00Z\",2,null]]}]}");
        Series series = way.run(metrics.measurements(N1)).items().get(0);
        assertThat(series.unknownFields()).containsOnlyKeys("unit");
        assertThat(series.measurements().get(0).valueMeta()).isEqualTo(Map.of("a", "{\"b\":1}"));
        assertThat(series.measurements().get(1).valueMeta()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void all_serverThatGoesInCircles_throws(BothWays way) {
        String circle = "{\"links\":[{\"rel\":\"next\",\"href\":\"http://h/?offset=x%20y&limit=1\"}],\"elements\":[]}";
        answer(200, circle);
        answer(200, circle);
        assertThat(way.fails(metrics.all(N1), UnexpectedShapeException.class)).hasMessageContaining("x y");
    }

    @ParameterizedTest
    @EnumSource
    void list_databaseDown_throwsServerException(BothWays way) {
        answer(500, "{\"title\":\"The repository was unable to process your request\",\"description\":\"x\"}");
        assertThat(way.fails(metrics.list(MetricQuery.all()), ServerException.class))
                .hasMessageContaining("The repository was unable");
    }

    @Test
    void queries_thatTheServerWouldMisunderstand_areRefusedBeforeTheWire() {
        int before = world.monascaServer.server().requests().size();
        refused(() -> metrics.list(MetricQuery.builder().end(START).build()), "end needs a start");
        refused(() -> metrics.list(MetricQuery.of("a b")), "a metric's name");
        refused(() -> metrics.list(MetricQuery.builder().limit(0).build()), "limit");
        refused(() -> metrics.list(MetricQuery.builder().limit(10_001).build()), "limit");
        refused(() -> metrics.names(MetricQuery.of("load")), "dimensions only");
        refused(() -> metrics.measurements(LOAD.toBuilder().end(START).build()), "before end");
        refused(
                () -> metrics.measurements(
                        LOAD.toBuilder().putDimensions("a", "b|c").build()),
                "regular expression");
        refused(
                () -> metrics.measurements(
                        LOAD.toBuilder().putDimensions("a", "b,c").build()),
                "','");
        refused(
                () -> metrics.measurements(
                        LOAD.toBuilder().putDimensions("a:b", "c").build()),
                "':'");
        refused(
                () -> metrics.measurements(
                        LOAD.toBuilder().addDimensionKeys("a:b").build()),
                "':'");
        refused(() -> metrics.measurements(LOAD.toBuilder().addGroupBy("a,b").build()), "','");
        refused(() -> metrics.measurements(LOAD.toBuilder().start(Instant.MAX).build()), "9999");
        refused(() -> metrics.dimensionValues("_x", DimensionQuery.all()), "underscore");
        var statistics = StatisticsQuery.of("load", START);
        refused(() -> metrics.statistics(statistics.build()), "at least one");
        statistics.addStatistics(Statistic.SUM);
        refused(
                () -> metrics.statistics(
                        statistics.period(Duration.ofMillis(1500)).build()),
                "period");
        refused(
                () -> metrics.statistics(
                        statistics.period(Duration.ofSeconds(-1)).build()),
                "period");
        assertThat(world.monascaServer.server().requests()).hasSize(before);
    }

    private static void refused(Runnable query, String why) {
        assertThatIllegalArgumentException().isThrownBy(query::run).withMessageContaining(why);
    }
}

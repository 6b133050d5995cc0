package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    @Test
    void buckets_alignedToTheEpoch_notToTheRange() {
        NavigableMap<Long, DoubleSummaryStatistics> buckets =
                statistics("avg", "60").buckets(points(59, 60, 119, 120), new TimeRange(30 * Times.SECOND, 1L << 60));

        assertThat(buckets.keySet()).containsExactly(0L, 60 * Times.SECOND, 120 * Times.SECOND);
        assertThat(buckets.get(60 * Times.SECOND).getCount()).isEqualTo(2);
    }

    @Test
    void buckets_beforeTheEpoch_roundDown() {
        assertThat(statistics("avg", "60").buckets(points(-1), TimeRange.ALL)).containsOnlyKeys(-60 * Times.SECOND);
    }

    @Test
    void buckets_withoutPoints_areLeftOut() {
        assertThat(statistics("avg", "60").buckets(points(0, 600), TimeRange.ALL))
                .hasSize(2);
    }

    @Test
    void buckets_periodZero_isOneFromTheStart() {
        TimeRange range = new TimeRange(7 * Times.SECOND, 1L << 60);

        assertThat(statistics("avg", "0").buckets(points(10, 5000), range)).containsOnlyKeys(7 * Times.SECOND);
    }

    @Test
    void row_everyFunction_inTheOrderAsked() {
        DoubleSummaryStatistics bucket = new DoubleSummaryStatistics();
        bucket.accept(1);
        bucket.accept(4);
        List<JsonNode> row = statistics("count,SUM,max,Min,avg", "60").row(bucket);

        assertThat(row).map(JsonNode::toString).containsExactly("2", "5.0", "4.0", "1.0", "2.5");
    }

    @Test
    void from_noPeriod_isFiveMinutes() {
        assertThat(Statistics.from(new QueryString("statistics=avg")).period()).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({
        "period=60, Missing statistics",
        "statistics=, Missing statistics",
        "statistics=median, Invalid statistic",
        "statistics=avg&period=x, Period must be a valid integer",
        "statistics=avg&period=-1, Period must be a positive integer"
    })
    void from_badQuery_refuses(String query, String text) {
        assertThatThrownBy(() -> Statistics.from(new QueryString(query)))
                .isInstanceOf(MonascaException.class)
                .hasMessage(text);
    }

    private static Statistics statistics(String functions, String period) {
        return Statistics.from(new QueryString("statistics=" + functions + "&period=" + period));
    }

    private static List<Point> points(long... seconds) {
        List<Point> points = new ArrayList<>();
        for (long second : seconds) {
            points.add(new Point(second * Times.SECOND, second, JsonNodeFactory.instance.objectNode()));
        }
        return points;
    }
}

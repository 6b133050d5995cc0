package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as a client that takes nothing but the offset from the next link. */
class PagingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetricStore store = new MetricStore(InstantSource.system(), Duration.ZERO);

    @Test
    void measurements_oneSeries_pagesWithoutLoss() throws Exception {
        fill("a", 23);

        assertThat(rows("name=a&start_time=1970-01-01&limit=5", this::measurements))
                .hasSize(23);
    }

    @Test
    void measurements_exactFit_endsWithAnEmptyPage() throws Exception {
        fill("a", 5);
        ObjectNode page = measurements("name=a&start_time=1970-01-01&limit=5", "");

        assertThat(offset(page)).isPresent();
        assertThat(measurements(
                                "name=a&start_time=1970-01-01&limit=5",
                                offset(page).orElseThrow())
                        .path("elements"))
                .isEmpty();
    }

    @Test
    void measurements_grouped_losesLaterGroups() throws Exception {
        fill("a", 10);
        post("[{\"name\":\"a\",\"dimensions\":{\"z\":\"1\"},\"timestamp\":1000,\"value\":1}]");

        assertThat(rows("name=a&start_time=1970-01-01&group_by=*&limit=5", this::measurements))
                .as("the second group lies before the first group's last offset")
                .hasSize(10);
    }

    @Test
    void statistics_pointsOnBucketStarts_loseOnePerPage() throws Exception {
        fill("a", 12);

        assertThat(rows("name=a&start_time=1970-01-01&statistics=avg&period=1&limit=5", this::statistics))
                .hasSize(10);
    }

    @Test
    void metrics_allPages_numberOn() throws Exception {
        for (int i = 0; i < 7; i++) {
            fill("m" + i, 1);
        }
        MetricLists lists = new MetricLists(store);
        List<JsonNode> rows = rows(
                "limit=3",
                (query, offset) -> lists.metrics("p", MetricQuery.ofList(with(query, offset)), links(query)));

        assertThat(rows).map(row -> row.path("id").asText()).containsExactly("0", "1", "2", "3", "4", "5", "6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-5", "99999999999999999999"})
    void metrics_badOffset_isTheDatabasesFault(String offset) {
        MetricQuery query = MetricQuery.ofList(new QueryString("offset=" + offset));

        assertThatThrownBy(() -> new MetricLists(store).metrics("p", query, links("")))
                .isInstanceOf(MonascaException.class)
                .extracting(refused -> ((MonascaException) refused).status())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2147483647", "99999999999"})
    void metrics_offsetBeyondTheEnd_isEmpty(String offset) throws Exception {
        fill("a", 1);
        MetricQuery query = MetricQuery.ofList(new QueryString("offset=" + offset));

        assertThat(new MetricLists(store).metrics("p", query, links("")).path("elements"))
                .isEmpty();
    }

    @Test
    void statistics_absurdPeriod_isOneBucket() throws Exception {
        fill("a", 12);

        assertThat(rows("name=a&start_time=1970-01-01&statistics=sum&period=9223372036854775807", this::statistics))
                .hasToString("[[\"1970-01-01T00:00:00Z\",78.0]]");
    }

    @Test
    void names_offsetUnknownOrUpperCase_startsAtTheNextGreater() throws Exception {
        fill("b", 1);
        fill("d", 1);
        MetricLists lists = new MetricLists(store);

        assertThat(lists.names("p", MetricQuery.ofNames(new QueryString("offset=C")), links(""))
                        .path("elements"))
                .hasToString("[{\"name\":\"d\"}]");
        assertThat(lists.names("p", MetricQuery.ofNames(new QueryString("offset=B")), links(""))
                        .path("elements"))
                .hasToString("[{\"name\":\"d\"}]");
    }

    @Test
    void names_limitZero_fallsOver() throws Exception {
        fill("b", 1);
        MetricLists lists = new MetricLists(store);

        assertThatThrownBy(() -> lists.names("p", MetricQuery.ofNames(new QueryString("limit=0")), links("")))
                .hasMessage("list index out of range");
    }

    @Test
    void links_escapedValues_areEscapedAgain() {
        assertThat(new Links("http://h/x", "a=b%3Ac&offset=7&d=e+f").of(Optional.of("9")))
                .hasToString("[{\"rel\":\"self\",\"href\":\"http://h/x?a=b%253Ac&offset=7&d=e%2Bf\"},"
                        + "{\"rel\":\"next\",\"href\":\"http://h/x?offset=9&a=b%253Ac&d=e%2Bf\"}]");
    }

    private ObjectNode measurements(String query, String offset) {
        return new PointQueries(store).measurements("p", MetricQuery.ofPoints(with(query, offset)), links(query));
    }

    private ObjectNode statistics(String query, String offset) {
        return new PointQueries(store).statistics("p", MetricQuery.ofPoints(with(query, offset)), links(query));
    }

    private static QueryString with(String query, String offset) {
        return new QueryString(offset.isEmpty() ? query : "offset=" + offset + "&" + query);
    }

    private static Links links(String query) {
        return new Links("http://h/x", query);
    }

    private static List<JsonNode> rows(String query, BiFunction<String, String, ObjectNode> route) {
        List<JsonNode> rows = new ArrayList<>();
        Optional<String> offset = Optional.of("");
        for (int page = 0; offset.isPresent() && page < 100; page++) {
            ObjectNode answer = route.apply(query, offset.get());
            answer.path("elements").forEach(element -> collect(element, rows));
            offset = offset(answer);
        }
        return rows;
    }

    private static void collect(JsonNode element, List<JsonNode> rows) {
        JsonNode points = element.path(element.has("statistics") ? "statistics" : "measurements");
        if (points.isArray()) {
            points.forEach(rows::add);
        } else {
            rows.add(element);
        }
    }

    private static Optional<String> offset(ObjectNode page) {
        return Optional.of(page.path("links").path(1).path("href").asText())
                .filter(href -> !href.isEmpty())
                .map(href -> href.replaceAll(".*offset=([^&]*).*", "$1"));
    }

    private void fill(String name, int seconds) throws Exception {
        for (int i = 1; i <= seconds; i++) {
            post("[{\"name\":\"" + name + "\",\"timestamp\":" + i * 1000 + ",\"value\":" + i + "}]");
        }
    }

    private void post(String metrics) throws Exception {
        store.post("p", JSON.readTree(metrics));
    }
}

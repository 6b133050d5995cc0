package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mesokit.core.Call;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.ConflictException;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Planted;
import io.mesokit.core.Request;
import io.mesokit.core.RetryPolicy;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.Json;
import io.mesokit.monasca.model.ApplicationCredentialReference;
import io.mesokit.monasca.model.DimensionQuery;
import io.mesokit.monasca.model.MeasurementQuery;
import io.mesokit.monasca.model.Metric;
import io.mesokit.monasca.model.MetricQuery;
import io.mesokit.monasca.model.Page;
import io.mesokit.monasca.model.Reference;
import io.mesokit.monasca.model.Series;
import io.mesokit.monasca.model.Statistic;
import io.mesokit.monasca.model.StatisticsQuery;
import io.mesokit.monasca.model.StatisticsSeries;
import io.mesokit.monasca.model.Token;
import io.mesokit.monasca.model.Trust;
import io.mesokit.testkit.Fixtures;
import io.mesokit.testkit.RecordedExchange;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers answered, given to the client as answers to its own calls. */
class RecordedTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    private static final RecordedExchange LOGIN = Fixtures.load("monasca/keystone").stream()
            .filter(each -> each.name().equals("K012"))
            .findFirst()
            .orElseThrow();

    private volatile RecordedExchange answer = LOGIN;
    /** What is not a login itself is preceded by one, which succeeds. */
    private final WireServer server = WireServer.start("recorded", 0, request -> {
        boolean login = request.method().equals("POST") && request.path().endsWith("/auth/tokens");
        return response(login && !answer.method().equals("POST") ? LOGIN : answer);
    });

    private final Keystone keystone = Keystone.password("mon", Planted.PASSWORD)
            .authUrl(server.url().toString())
            .options(options -> options.retry(RetryPolicy.none()))
            .connect();
    private final Monasca monasca =
            Monasca.connect(ClientOptions.builder(server.url().toString())
                    .retry(RetryPolicy.none())
                    .build());

    @AfterEach
    void stop() {
        monasca.close();
        keystone.close();
        server.close();
    }

    private static WireResponse response(RecordedExchange exchange) {
        return WireResponse.of(exchange.status())
                .headers(exchange.headers())
                .body(exchange.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<RecordedExchange> tokens() {
        return Fixtures.load("monasca/keystone").stream()
                .filter(each -> each.path().startsWith("/v3/auth/tokens"));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void tokens_recorded_areReadWholeOrAsTheRightFailure(RecordedExchange exchange) throws Exception {
        answer = exchange;
        boolean login = exchange.method().equals("POST");
        Call<?> call = switch (exchange.method()) {
            case "POST" -> keystone.tokens().issue();
            case "GET" -> keystone.tokens().show("subject");
            case "DELETE" -> keystone.tokens().revoke("subject");
            default -> keystone.raw(Request.of(exchange.method(), "/v3/auth/tokens"));
        };
        if (exchange.status() >= 400) {
            refused(call, login && exchange.status() == 404 ? UnauthorizedException.class : expected(exchange));
            return;
        }
        if (call.execute() instanceof Token token) {
            JsonNode body = Json.mapper().readTree(exchange.body()).path("token");
            assertThat(withoutNulls(Json.mapper().valueToTree(token))).isEqualTo(withoutNulls(body));
            assertThat(Optional.of(token.id())).isEqualTo(exchange.headers().first("X-Subject-Token"));
        }
    }

    private Token token(String recorded) {
        answer = Fixtures.load("monasca/keystone").stream()
                .filter(each -> each.name().equals(recorded))
                .findFirst()
                .orElseThrow();
        return keystone.tokens().issue().execute();
    }

    @Test
    void token_gotBySpecialMeans_saysSo() {
        ApplicationCredentialReference credential =
                token("K111").applicationCredential().orElseThrow();
        assertThat(credential.name()).contains("ac1");
        assertThat(credential.restricted()).contains(true);
        Trust trust = token("K181").trust().orElseThrow();
        assertThat(trust.impersonation()).contains(true);
        assertThat(trust.trustorUser().map(Reference::id))
                .contains(token("K181").user().id());
        assertThat(trust.trusteeUser().map(Reference::id))
                .isNotEqualTo(trust.trustorUser().map(Reference::id));
        Token plain = token("K010");
        assertThat(plain.isDomain()).contains(false);
        assertThat(plain.applicationCredential()).isEmpty();
        assertThat(plain.trust()).isEmpty();
    }

    @Test
    void token_membersOfNull_areAsAbsent() throws Exception {
        ObjectNode body = (ObjectNode) Json.mapper().readTree(LOGIN.body()).path("token");
        body.putNull("is_domain").putNull("application_credential").putNull("OS-TRUST:trust");
        Token token = Json.mapper().treeToValue(body, Token.class);
        assertThat(token.isDomain()).isEmpty();
        assertThat(token.applicationCredential()).isEmpty();
        assertThat(token.trust()).isEmpty();
        body.putObject("OS-TRUST:trust").put("id", "t").putNull("trustor_user").putNull("impersonation");
        body.putObject("application_credential").put("id", "c").putNull("name").putNull("restricted");
        Token sparse = Json.mapper().treeToValue(body, Token.class);
        assertThat(sparse.trust()).contains(Trust.builder().id("t").build());
        assertThat(sparse.applicationCredential())
                .contains(ApplicationCredentialReference.builder().id("c").build());
    }

    /** An absent member, null and an empty list mean the same to a reader. */
    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        prune(copy);
        return copy;
    }

    private static void prune(JsonNode node) {
        for (var members = node.properties().iterator(); members.hasNext(); ) {
            JsonNode value = members.next().getValue();
            prune(value);
            if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
                members.remove();
            }
        }
        if (node.isArray()) {
            node.forEach(RecordedTest::prune);
        }
    }

    private static Stream<RecordedExchange> catalogAndAuth() {
        return Fixtures.load("monasca/keystone").stream()
                .filter(each ->
                        each.path().startsWith("/v3/auth/") && !each.path().startsWith("/v3/auth/tokens"));
    }

    @ParameterizedTest
    @MethodSource("catalogAndAuth")
    void raw_recorded_isReadOrFailsRight(RecordedExchange exchange) throws Exception {
        answer = exchange;
        Call<JsonNode> call = keystone.raw(Request.get("/v3/auth/catalog"));
        if (exchange.status() >= 400) {
            refused(call, expected(exchange));
        } else {
            assertThat(call.execute()).isEqualTo(Json.mapper().readTree(exchange.body()));
        }
    }

    private static Stream<RecordedExchange> metrics() {
        return Stream.of("monasca/metrics", "monasca/faults")
                .flatMap(set -> Fixtures.load(set).stream())
                .filter(each -> each.path().startsWith("/v2.0") && each.status() > 0)
                .filter(each -> List.of("GET", "POST").contains(each.method()));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void metrics_recorded_areReadWholeOrAsTheRightFailure(RecordedExchange exchange) throws Exception {
        answer = exchange;
        Call<?> call = call(exchange);
        if (exchange.status() >= 400) {
            refused(call, expected(exchange));
            return;
        }
        Object value = call.execute();
        if (value instanceof Page<?> page) {
            compare(page, Json.mapper().readTree(exchange.body()));
        }
    }

    private Call<?> call(RecordedExchange exchange) {
        if (exchange.method().equals("POST")) {
            return monasca.metrics().create(Metric.of("load", 1, START));
        }
        Metrics metrics = monasca.metrics();
        return switch (exchange.path().replaceFirst("\\?.*", "")) {
            case "/v2.0/metrics" -> metrics.list(MetricQuery.all());
            case "/v2.0/metrics/names" -> metrics.names(MetricQuery.all());
            case "/v2.0/metrics/dimensions/names" -> metrics.dimensionNames(DimensionQuery.all());
            case "/v2.0/metrics/dimensions/names/values" -> metrics.dimensionValues("k", DimensionQuery.all());
            case "/v2.0/metrics/measurements" -> metrics.measurements(MeasurementQuery.of("load", START));
            case "/v2.0/metrics/statistics" ->
                metrics.statistics(StatisticsQuery.of("load", START)
                        .addStatistics(Statistic.AVG)
                        .build());
            default -> monasca.raw(Request.get("/v2.0/x"));
        };
    }

    private static void compare(Page<?> page, JsonNode body) {
        JsonNode elements = body.path("elements");
        if (page.items().isEmpty() || page.items().get(0) instanceof String) {
            assertThat(page.items()).hasSize((int) elements.findValuesAsText(firstMember(elements)).stream()
                    .distinct()
                    .count());
            return;
        }
        assertThat(page.items()).hasSize(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            compare(page.items().get(i), elements.get(i));
        }
        boolean more = body.path("links").findValuesAsText("rel").contains("next");
        assertThat(page.isLast()).isEqualTo(!more);
        page.next().ifPresent(offset -> assertThat(offset).doesNotContain("%"));
    }

    private static String firstMember(JsonNode elements) {
        return elements.isEmpty() ? "none" : elements.get(0).fieldNames().next();
    }

    private static void compare(Object item, JsonNode element) {
        if (item instanceof Series series) {
            JsonNode rows = element.path("measurements");
            assertThat(series.measurements()).hasSize(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                var point = series.measurements().get(i);
                assertThat(point.time())
                        .isEqualTo(Instant.parse(rows.get(i).get(0).asText()));
                assertThat(point.value()).isEqualTo(rows.get(i).get(1).doubleValue());
                assertThat(point.valueMeta().keySet())
                        .hasSize(rows.get(i).get(2).size());
            }
        } else if (item instanceof StatisticsSeries series) {
            JsonNode rows = element.path("statistics");
            assertThat(series.statistics()).hasSize(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                compareRow(series.statistics().get(i), element.path("columns"), rows.get(i));
            }
        } else {
            assertThat(Json.mapper().<JsonNode>valueToTree(item)).isEqualTo(element);
        }
    }

    private static void compareRow(io.mesokit.monasca.model.Statistics row, JsonNode columns, JsonNode cells) {
        for (int i = 1; i < columns.size(); i++) {
            double cell = cells.get(i).doubleValue();
            double read = switch (columns.get(i).asText()) {
                case "avg" -> row.avg().orElseThrow();
                case "min" -> row.min().orElseThrow();
                case "max" -> row.max().orElseThrow();
                case "sum" -> row.sum().orElseThrow();
                default -> row.count().orElseThrow();
            };
            assertThat(read).isEqualTo(cell);
        }
    }

    private static void refused(Call<?> call, Class<? extends StatusException> with) {
        assertThat(catchThrowable(call::execute)).isExactlyInstanceOf(with);
    }

    private static Class<? extends StatusException> expected(RecordedExchange exchange) {
        boolean forbidden = exchange.body().contains("\"title\": \"Forbidden\"");
        Map<Integer, Class<? extends StatusException>> byStatus = Map.of(
                400, InvalidRequestException.class,
                401, forbidden ? ForbiddenException.class : UnauthorizedException.class,
                403, ForbiddenException.class,
                404, NotFoundException.class,
                409, ConflictException.class,
                413, InvalidRequestException.class,
                422, InvalidRequestException.class,
                500, ServerException.class,
                503, ServerException.class);
        assertThat(new TreeSet<>(byStatus.keySet())).contains(exchange.status());
        return byStatus.get(exchange.status());
    }
}

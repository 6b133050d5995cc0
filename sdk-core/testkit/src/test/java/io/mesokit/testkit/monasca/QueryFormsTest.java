package io.mesokit.testkit.monasca;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.keystone.EmbeddedKeystone;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries with unusual parameters, and with several mistakes at once. */
class QueryFormsTest {
    private final EmbeddedKeystone keystone = Logins.recorded().start();
    private final EmbeddedMonasca monasca = EmbeddedMonasca.start(InstantSource.system(), keystone, 0);

    @AfterEach
    void stop() {
        monasca.close();
        keystone.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metrics?limit=                                                   | 422 | Invalid limit
            metrics?limit                                                    | 422 | Invalid limit
            metrics?limit=1&limit=                                           | 422 | Invalid limit
            metrics?limit=x&limit=1                                          | 200 | "elements"
            metrics?limit=0000000001                                         | 200 | "name":"a"
            metrics?offset=                                                  | 200 | "name":"a"
            metrics?offset=-1&offset=5                                       | 200 | "name":"a"
            metrics?offset=99999999999                                       | 200 | "elements":[]
            metrics?offset=99999999999999999999                              | 500 | The repository was unable
            metrics?start_time=2030-01-02&end_time=2030-01-01&limit=x        | 400 | start_time must be before
            metrics?start_time=2030-01-02&end_time=1970-01-01                | 200 | "elements":[]
            metrics?end_time=2030-01-01&limit=x                              | 500 | not supported between
            metrics/names?dimensions=_x&limit=x                              | 422 | may not start with
            metrics/dimensions/names?end_time=2030-01-01                     | 200 | "k"
            metrics/dimensions/names?start_time=2030-01-02&end_time=2030-01-01 | 200 | "elements":[]
            metrics/dimensions/names?start_time=x&limit=x                    | 422 | Unable to parse date
            metrics/dimensions/names?metric_name=a&metric_name=b             | 200 | "k"
            metrics/dimensions/names/values?start_time=x                     | 422 | Missing dimension_name
            metrics/dimensions/names/values?dimension_name=k&dimension_name=x&end_time=2030-01-01 | 200 | "v"
            metrics/measurements?name=a&start_time=1970-01-01&merge_metrics=true&merge_metrics=no | 200 | "elements":[{
            metrics/measurements?name=a&start_time=1970-01-01&merge_metrics=no&merge_metrics=true | 409 | MultipleMetrics
            metrics/measurements?name=a&start_time=1970-01-01&offset=x_1970-01-01T00:00:00Z       | 500 | Service unavailable
            metrics/statistics?name=a&start_time=1970-01-01&limit=x          | 422 | Missing statistics
            metrics/statistics?name=a&start_time=1970-01-01&statistics=avg,max&statistics=min     | 422 | Invalid statistic
            metrics/statistics?name=a&start_time=1970-01-01&statistics=avg&period=1&period=1      | 422 | Period must be a valid integer
            """)
    void get_unusualParameters_isAnsweredAsTheServerDoes(String target, int status, String text) throws Exception {
        String body = "[{\"name\":\"a\",\"dimensions\":{\"k\":\"v\"},\"timestamp\":1000,\"value\":1},"
                + "{\"name\":\"a\",\"dimensions\":{\"k\":\"w\"},\"timestamp\":1000,\"value\":1}]";
        assertThat(send("POST", "metrics", body).status()).isEqualTo(204);
        monasca.flush();

        Exchange.Received answer = send("GET", target, "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    private Exchange.Received send(String method, String target, String body) throws Exception {
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("Content-Type", "application/json"),
                Map.entry("X-Auth-Token", Logins.token(keystone, "mon", "demo")));
        return RawHttp.send(monasca.url(), new Exchange.Sent(method, "/v2.0/" + target, headers, body));
    }
}

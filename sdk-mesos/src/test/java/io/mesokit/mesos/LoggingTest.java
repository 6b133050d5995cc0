package io.mesokit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.core.BothWays;
import io.mesokit.core.spi.Json;
import io.mesokit.testkit.http.WireResponse;
import io.mesokit.testkit.http.WireServer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a change of the level says; what it does is seen in {@link ServerTest}. */
class LoggingTest {
    @ParameterizedTest
    @EnumSource
    void change_saysWhichLevelAndForHowLong(BothWays way) throws Exception {
        try (WireServer server = WireServer.start("master", 0, request -> WireResponse.of(202));
                MesosMaster master = MesosMaster.connect(server.url())) {
            way.run(master.logging().change(3, Duration.ofSeconds(5)));
            assertThat(Json.mapper().readTree(server.requests().get(0).body()))
                    .isEqualTo(Json.mapper()
                            .readTree("{\"type\":\"SET_LOGGING_LEVEL\",\"set_logging_level\":"
                                    + "{\"level\":3,\"duration\":{\"nanoseconds\":5000000000}}}"));
        }
    }
}

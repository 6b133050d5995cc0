package io.mesokit.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealTimeTest {
    @Test
    void after_moreYearsThanNanosecondsCanCount_isTaken() throws Exception {
        try (RealTime time = RealTime.start()) {
            CountDownLatch soon = new CountDownLatch(1);
            time.after(Duration.ofDays(365 * 7000L), () -> {});
            time.after(Duration.ZERO, soon::countDown);
            assertThat(soon.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}

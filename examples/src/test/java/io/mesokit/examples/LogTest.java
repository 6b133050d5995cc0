package io.mesokit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.File;
import org.junit.jupiter.api.Test;

/** The log of the examples, as it is without a configuration of one's own. */
class LogTest {
    private final LoggerContext log = new LoggerContext();

    @Test
    void zooKeeper_itsOwnTalkOfReconnecting_isNotLogged() throws Exception {
        read();
        assertThat(level("org.apache.zookeeper.ClientCnxn")).isEqualTo(Level.ERROR);
        assertThat(level("io.mesokit.core")).isEqualTo(Level.WARN);
        assertThat(level("io.mesokit.examples.supervisor"))
                .isEqualTo(Level.toLevel(System.getProperty("mesokit.log", "INFO")));
    }

    private void read() throws Exception {
        JoranConfigurator reader = new JoranConfigurator();
        reader.setContext(log);
        reader.doConfigure(new File("src/main/resources/logback.xml"));
    }

    private Level level(String logger) {
        return log.getLogger(logger).getEffectiveLevel();
    }
}

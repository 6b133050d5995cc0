package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Masters that should stand for election in a ZooKeeper, and cannot. Those that can are in the tests of the Mesos
 * client.
 */
@Timeout(60)
class ZooKeeperCandidacyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"zk://h", "zk://h/", "zk://h//a", "zk:///mesos", "zk://s3cret@h/m", "zk://:s3cret@h/m", "h/m"})
    void url_thatIsNone_isRefusedWithoutItsPassword(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MesosOptions.ofDefaults().withZooKeeper(url))
                .withMessageContaining("zk://host:port")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void url_hasServersPathAndUser() {
        assertThat(ZooKeeperUrl.of("zk://u:p:q@h1,h2:2181/a/b/"))
                .hasToString("zk://h1,h2:2181/a/b")
                .extracting(url -> url.user().orElseThrow())
                .isEqualTo("u:p:q");
    }

    @Test
    void stand_whereNoZooKeeperAnswers_saysSo() {
        ZooKeeperUrl nowhere = ZooKeeperUrl.of("zk://u:s3cret@127.0.0.1:1/mesos");
        assertThatIllegalStateException()
                .isThrownBy(() -> ZooKeeperCandidacy.stand(nowhere, "{}", Duration.ZERO, () -> {}))
                .withMessage("the ZooKeeper at zk://127.0.0.1:1/mesos does not answer within 0 s;"
                        + " start it before the masters");
    }

    @Test
    void start_withoutZooKeepersClient_namesWhatToAdd() throws Exception {
        List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        List<String> without =
                all.stream().filter(entry -> !entry.contains("zookeeper")).toList();
        assertThat(without).hasSizeLessThan(all.size());
        URL[] urls = without.stream()
                .map(entry -> Path.of(entry).toUri())
                .flatMap(ZooKeeperCandidacyTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader alone = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> optionsClass = alone.loadClass(MesosOptions.class.getName());
            Object options = optionsClass
                    .getMethod("withZooKeeper", String.class)
                    .invoke(optionsClass.getMethod("ofDefaults").invoke(null), "zk://u:s3cret@h/mesos");
            Class<?> mesos = alone.loadClass(EmbeddedMesos.class.getName());
            assertThatThrownBy(() -> mesos.getMethod("start", optionsClass).invoke(null, options))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("masters that stand for election in zk://h/mesos need ZooKeeper's client:"
                            + " add the dependency org.apache.zookeeper:zookeeper (3.5 or later)");
        }
    }

    private static Stream<URL> url(URI uri) {
        try {
            return Stream.of(uri.toURL());
        } catch (java.net.MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}

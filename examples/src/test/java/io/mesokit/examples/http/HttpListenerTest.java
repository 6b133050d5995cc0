package io.mesokit.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.server.Handler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpListenerTest {
    private static boolean isThere(InetSocketAddress address) {
        try (ServerSocket free = new ServerSocket()) {
            free.bind(address);
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.2, 127.0.0.2",
        "localhost, localhost",
        "::1, [0:0:0:0:0:0:0:1]",
        "0.0.0.0, 127.0.0.1",
        "::, 127.0.0.1"
    })
    void url_ofWhereItListens_namesTheHost(String bound, String named) {
        InetSocketAddress address = new InetSocketAddress(bound, 0);
        assumeTrue(isThere(address), "this machine has no " + bound);
        try (HttpListener listener = HttpListener.start("test", 4, address, new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(
                    org.eclipse.jetty.server.Request request,
                    org.eclipse.jetty.server.Response response,
                    org.eclipse.jetty.util.Callback done) {
                return false;
            }
        })) {
            assertThat(listener.url().getHost()).isEqualTo(named);
            assertThat(listener.url().getPort()).isPositive();
        }
    }
}

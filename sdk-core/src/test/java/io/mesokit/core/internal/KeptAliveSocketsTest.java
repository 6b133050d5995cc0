package io.mesokit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesokit.core.ClientOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class KeptAliveSocketsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final List<Object> seen = new ArrayList<>();

    /** What the socket beneath an exchange was told, asked while it is open. */
    private Response note(Interceptor.Chain chain) throws java.io.IOException {
        Socket socket = chain.connection().socket();
        seen.add(socket.getKeepAlive());
        for (SocketOption<Integer> option : List.of(
                ExtendedSocketOptions.TCP_KEEPIDLE,
                ExtendedSocketOptions.TCP_KEEPINTERVAL,
                ExtendedSocketOptions.TCP_KEEPCOUNT)) {
            seen.add(socket.supportedOptions().contains(option) ? socket.getOption(option) : "unsupported");
        }
        return chain.proceed(chain.request());
    }

    private void exchange(OkHttpClient.Builder client) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start(HERE, 0);
            server.enqueue(new MockResponse.Builder().body("{}").build());
            OkHttpClient built = client.addNetworkInterceptor(this::note).build();
            try (Response answer = built.newCall(new Request.Builder()
                            .url("http://127.0.0.1:" + server.getPort())
                            .build())
                    .execute()) {
                assertThat(answer.code()).isEqualTo(200);
            }
            built.connectionPool().evictAll();
        }
    }

    @Test
    void connection_ofOurOwnClient_isKeptAlive() throws Exception {
        exchange(HttpClients.base(ClientOptions.builder("http://127.0.0.1:1").build()));
        assertThat(seen).startsWith(true).hasSize(4);
        assumeTrue(!seen.contains("unsupported"), "this system cannot be told how long");
        assertThat(seen).containsExactly(true, 60, 10, 6);
    }

    @Test
    void connection_ofTheCallersClient_isTheirs() throws Exception {
        exchange(HttpClients.base(ClientOptions.builder("http://127.0.0.1:1")
                .httpClient(new OkHttpClient())
                .build()));
        assertThat(seen).startsWith(false);
    }

    @Test
    void createSocket_inAnyWay_isKeptAlive() throws Exception {
        KeptAliveSockets sockets = new KeptAliveSockets();
        try (ServerSocket server = new ServerSocket(0, 5, HERE);
                Socket byAddress = sockets.createSocket(HERE, server.getLocalPort());
                Socket byName = sockets.createSocket("127.0.0.1", server.getLocalPort());
                Socket fromHere = sockets.createSocket(HERE, server.getLocalPort(), HERE, 0);
                Socket byNameFromHere = sockets.createSocket("127.0.0.1", server.getLocalPort(), HERE, 0)) {
            for (Socket each : List.of(byAddress, byName, fromHere, byNameFromHere)) {
                assertThat(each.isConnected()).isTrue();
                assertThat(each.getKeepAlive()).isTrue();
            }
        }
    }
}

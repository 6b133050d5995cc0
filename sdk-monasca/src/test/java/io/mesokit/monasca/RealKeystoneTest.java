package io.mesokit.monasca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.CallOptions;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.Request;
import io.mesokit.core.Sleeper;
import io.mesokit.core.TransportException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.monasca.model.Reference;
import io.mesokit.monasca.model.Token;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Against the Keystone that Debian packages. It needs root, apt and the package archive, so it has to be asked for:
 * {@code MESOKIT_REAL_KEYSTONE=1 mvn -pl sdk-monasca -am test -Dtest=RealKeystoneTest}.
 */
@EnabledIfEnvironmentVariable(
        named = "MESOKIT_REAL_KEYSTONE",
        matches = ".+",
        disabledReason = "downloads Debian's Keystone with apt as root; set MESOKIT_REAL_KEYSTONE=1 to run it")
class RealKeystoneTest {
    private static final String ADMIN_PASSWORD = "admin-secret";
    private static Process process;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Path.of("target", "real-keystone").toAbsolutePath();
        Files.createDirectories(directory);
        Path script = directory.resolve("run.sh");
        try (InputStream in = RealKeystoneTest.class.getResourceAsStream("real-keystone.sh")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        File log = directory.resolve("log").toFile();
        process = new ProcessBuilder("sh", script.toString(), directory + "", "" + port, ADMIN_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        awaitUp(log);
        populate();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitUp(File log) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        try (Keystone keystone = admin()) {
            while (true) {
                try {
                    keystone.tokens().issue().execute();
                    return;
                } catch (TransportException notYet) {
                    assertThat(process.isAlive())
                            .as("the server's process; see %s", log)
                            .isTrue();
                    assertThat(System.nanoTime()).isLessThan(until);
                    Sleeper.real().sleep(Duration.ofMillis(200));
                }
            }
        }
    }

    private static Keystone admin() {
        return at(Keystone.password("admin", ADMIN_PASSWORD)).project("admin").connect();
    }

    /** Python's own server ends each connection after one answer, in HTTP/1.0's way: without saying so. */
    private static KeystoneBuilder at(KeystoneBuilder builder) {
        CallOptions once = CallOptions.builder().header("Connection", "close").build();
        return builder.authUrl(url).options(options -> options.calls(once));
    }

    private static void populate() {
        try (Keystone admin = admin()) {
            String service = create(admin, "service", Map.of("type", "monitoring", "name", "monasca"));
            for (String visibility : List.of("public", "internal")) {
                String place = "http://127.0.0.1:8070/" + visibility + "/v2.0/";
                create(
                        admin,
                        "endpoint",
                        Map.of("service_id", service, "interface", visibility, "region_id", "RegionOne", "url", place));
            }
            String role = create(admin, "role", Map.of("name", "monasca-user"));
            String project = create(admin, "project", Map.of("name", "demo", "domain_id", "default"));
            String user = create(admin, "user", Map.of("name", "mon", "domain_id", "default", "password", "mon-pw"));
            admin.raw(Request.put("/v3/projects")
                            .segment(project)
                            .segment("users")
                            .segment(user)
                            .segment("roles")
                            .segment(role))
                    .execute();
        }
    }

    private static String create(Keystone admin, String kind, Map<String, String> members) {
        Request request = Request.post("/v3/" + kind + "s").json(Map.of(kind, members));
        return admin.raw(request).execute().path(kind).path("id").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        if (process != null) {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static KeystoneBuilder mon() {
        return at(Keystone.password("mon", "mon-pw")).authUrl(url + "/v3").project("demo");
    }

    @Test
    void issue_scopes_areUnderstood() {
        try (Keystone keystone = mon().connect();
                Keystone unscoped =
                        at(Keystone.password("mon", "mon-pw")).unscoped().connect();
                Keystone system = at(Keystone.password("admin", ADMIN_PASSWORD))
                        .wholeSystem()
                        .connect();
                Keystone wrong =
                        at(Keystone.password("mon", "nope")).project("demo").connect()) {
            Token token = keystone.tokens().issue().execute();
            assertThat(token.project().map(Reference::name)).contains("demo");
            assertThat(token.roles()).extracting(Reference::name).containsExactly("monasca-user");
            assertThat(keystone.endpoints().find("monitoring").execute())
                    .isEqualTo("http://127.0.0.1:8070/public/v2.0");
            assertThat(unscoped.tokens().issue().execute().catalog()).isEmpty();
            assertThatThrownBy(() -> unscoped.endpoints().find("monitoring").execute())
                    .isInstanceOf(EmptyCatalogException.class);
            assertThat(system.tokens().issue().execute().system()).containsKey("all");
            assertThatThrownBy(() -> wrong.tokens().issue().execute())
                    .isInstanceOf(UnauthorizedException.class)
                    .hasMessageContaining("requires authentication");
        }
    }

    @Test
    void headers_sixtyFourThreads_shareOneToken() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try (Keystone keystone = mon().connect()) {
            Set<Map<String, String>> seen = new HashSet<>();
            List<Future<Map<String, String>>> all = threads.invokeAll(
                    Collections.nCopies(64, () -> keystone.credentials().headers()));
            for (Future<Map<String, String>> each : all) {
                seen.add(each.get());
            }
            assertThat(seen).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void raw_tokenRevoked_isRenewed() {
        try (Keystone keystone = mon().connect()) {
            Token first = keystone.tokens().current().execute();
            assertThat(keystone.tokens().show(first.id()).execute()).isEqualTo(first);
            keystone.tokens().revoke(first.id()).execute();
            JsonNode projects = keystone.raw(Request.get("/v3/auth/projects")).execute();
            assertThat(projects.path("projects")).hasSize(1);
            Token second = keystone.tokens().current().execute();
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThatThrownBy(() -> keystone.tokens().show(first.id()).execute())
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void applicationCredential_untilItIsDeleted_logsIn() {
        try (Keystone owner = mon().connect()) {
            Request place = Request.of("POST", "/v3/users")
                    .segment(owner.tokens().current().execute().user().id())
                    .segment("application_credentials");
            JsonNode created = owner.raw(place.json(Map.of("application_credential", Map.of("name", "ac"))))
                    .execute()
                    .path("application_credential");
            String id = created.path("id").asText();
            KeystoneBuilder builder =
                    at(Keystone.applicationCredential(id, created.path("secret").asText()));
            try (Keystone robot = builder.connect()) {
                assertThat(robot.tokens().current().execute().project().map(Reference::name))
                        .contains("demo");
                owner.raw(Request.of("DELETE", place.path()).segment(id)).execute();
                assertThatThrownBy(() -> robot.tokens().issue().execute())
                        .isInstanceOf(UnauthorizedException.class)
                        .hasMessageContaining("was deleted");
            }
        }
    }

    @Test
    void issue_byToken_endsWithTheFirst() {
        try (Keystone keystone = mon().connect()) {
            Token first = keystone.tokens().current().execute();
            try (Keystone again = at(Keystone.token(first.id())).project("demo").connect()) {
                Token second = again.tokens().current().execute();
                assertThat(second.expiresAt()).isEqualTo(first.expiresAt());
                assertThat(second.auditIds()).hasSize(2);
            }
        }
    }
}

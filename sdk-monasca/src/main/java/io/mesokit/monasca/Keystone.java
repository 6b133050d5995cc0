package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.Call;
import io.mesokit.core.ClientOptions;
import io.mesokit.core.Credentials;
import io.mesokit.core.Request;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.core.spi.SharedToken;
import io.mesokit.monasca.model.Token;
import java.nio.file.Path;

/**
 * A client of Keystone's Identity API v3: logs in, keeps the token alive, and finds services in its catalog. Safe for
 * use by many threads; make one and share it, for then its token is shared.
 *
 * <pre>{@code
 * try (Keystone keystone = Keystone.password("mon", password)
 *         .authUrl("http://keystone:5000/v3")
 *         .project("demo")
 *         .connect()) {
 *     Monasca monasca = Monasca.connect(keystone);
 *     String grafana = keystone.endpoints().find("dashboard").execute();
 * }
 * }</pre>
 *
 * <p>The token is fetched by the first call that needs it, renewed when two minutes are left of it, and once more when
 * a server refuses it. However many threads need it at once, there is one login; if that fails, all of them are told,
 * and the next call tries again. A login is never repeated after a 401, for too many lock the account. The token and
 * the password are in no {@code toString()}, log or message.
 */
public final class Keystone implements AutoCloseable {
    static final String VERSION = "/v3";

    private final ServiceClient logins;
    private final ServiceClient client;
    private final Tokens tokens;
    private final Endpoints endpoints;

    Keystone(KeystoneBuilder from, ClientOptions given) {
        ClientOptions options = Root.of(given, VERSION);
        Request login = from.login();
        ServiceProfile profile = ServiceProfile.of("keystone").with(new KeystoneRefusals(from.secret()));
        this.logins = ServiceClient.open(profile, options);
        SharedToken<Token> shared =
                new SharedToken<>(logins.call(login, Login::decode), Login::lease, options.clock(), from.renewBefore());
        Credentials credentials = new TokenCredentials(logins, shared, from + " at " + logins);
        this.client = ServiceClient.open(
                profile, options.toBuilder().credentials(credentials).build());
        this.tokens = new Tokens(logins, client, login, shared);
        this.endpoints = new Endpoints(client, tokens, from.endpointDefaults());
    }

    /**
     * Starts from a user's name and password. The user is in the domain with the id {@code default}, unless the builder
     * is told another.
     *
     * @param user the user's name
     * @param password the password
     */
    public static KeystoneBuilder password(String user, String password) {
        return new KeystoneBuilder(Identity.password(user, password));
    }

    /**
     * Starts from a user's id, which needs no domain, and password.
     *
     * @param userId the user's id
     * @param password the password
     */
    public static KeystoneBuilder passwordOfId(String userId, String password) {
        return new KeystoneBuilder(Identity.passwordOfId(userId, password));
    }

    /**
     * Starts from an application credential. It brings its project with it, so no scope may be given.
     *
     * @param id the credential's id
     * @param secret its secret
     */
    public static KeystoneBuilder applicationCredential(String id, String secret) {
        return new KeystoneBuilder(Identity.applicationCredential(id, secret));
    }

    /**
     * Starts from a token. Tokens made from it run out when it does, and cannot be renewed beyond that.
     *
     * @param token the token's id
     */
    public static KeystoneBuilder token(String token) {
        return new KeystoneBuilder(Identity.token(token));
    }

    /**
     * Starts from the variables that OpenStack's tools read: {@code OS_AUTH_URL}; {@code OS_USERNAME} or
     * {@code OS_USER_ID} with {@code OS_PASSWORD}, or {@code OS_APPLICATION_CREDENTIAL_ID} with
     * {@code OS_APPLICATION_CREDENTIAL_SECRET}, or {@code OS_TOKEN}; {@code OS_PROJECT_ID} or {@code OS_PROJECT_NAME}
     * and the domains; {@code OS_DOMAIN_ID}, {@code OS_DOMAIN_NAME} or {@code OS_SYSTEM_SCOPE}; {@code OS_REGION_NAME};
     * {@code OS_INTERFACE}.
     *
     * @throws IllegalArgumentException if one that is needed is missing; the message names it
     */
    public static KeystoneBuilder fromEnv() {
        return OpenStackEnvironment.builder(System.getenv());
    }

    /**
     * Starts from a credential file, {@code {"keystone_url": …, "username": …, "password": …, "project_name": …}};
     * {@code "ca"}, {@code "certificate"} and {@code "key"} name files for TLS, as in
     * {@link io.mesokit.core.ClientOptions#fromFile(Path)}; other members are left alone. Blocks to read it.
     *
     * @param file the file
     * @throws IllegalArgumentException if it cannot be read or lacks one of these; the message names file and member,
     *     and shows nothing of its content
     */
    public static KeystoneBuilder fromFile(Path file) {
        return MonascaFile.read(file).keystone();
    }

    /** Tokens, for where the credentials are not enough. */
    public Tokens tokens() {
        return tokens;
    }

    /** Where services are. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /**
     * For any client: {@code X-Auth-Token} with the shared token, renewed as described above. A 401 whose body says
     * {@code {"title": "Forbidden"}}, which is how Monasca says that a role is missing, renews nothing.
     */
    public Credentials credentials() {
        return client.options().credentials();
    }

    /**
     * A call of a request that there is no method for, with the shared token.
     *
     * @param request with the whole path, {@code /v3} and all
     */
    public Call<JsonNode> raw(Request request) {
        return client.raw(request);
    }

    /** The options that it was made from. */
    ClientOptions options() {
        return logins.options();
    }

    /** Ends what is under way and lets nothing new begin. The token stays valid until it runs out. Does not wait. */
    @Override
    public void close() {
        client.close();
        logins.close();
    }

    /** Such as {@code Keystone at http://keystone:5000}. */
    @Override
    public String toString() {
        return "Keystone at " + client;
    }
}

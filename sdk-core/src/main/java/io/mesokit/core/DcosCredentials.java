package io.mesokit.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.internal.Jwt;
import io.mesokit.core.internal.RsaKeys;
import io.mesokit.core.spi.CredentialFile;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.ServiceProfile;
import io.mesokit.core.spi.SharedToken;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A service account of a DC/OS cluster: logs in with its private key, and keeps the token alive. Serves whatever sits
 * behind the cluster's Admin Router, Mesos and Marathon alike. Safe for use by many threads; make one and share it, for
 * then its token is shared.
 *
 * <pre>{@code
 * ClientOptions cluster = ClientOptions.builder("https://leader.mesos").tls(Tls.ofDefaults().trusting(ca)).build();
 * try (DcosCredentials account = DcosCredentials.serviceAccount(cluster, "monitor", Path.of("monitor.pem"))) {
 *     ClientOptions mesos = cluster.toBuilderFor("https://leader.mesos/mesos").credentials(account).build();
 * }
 * }</pre>
 *
 * <p>The first call that needs the token logs in ({@code POST /acs/api/v1/auth/login}, with a login token that is
 * signed RS256 and good for five minutes); it is renewed two minutes before its end, and once more when a server
 * refuses it. However many threads need it at once, there is one login; if that fails, all of them are told, and the
 * next call tries again. A refused login is an {@link UnauthorizedException} of the call. Neither token nor key is in
 * any {@code toString()}, log or message. For a token that was got by other means there is {@link
 * Credentials#token(String)}.
 */
public final class DcosCredentials implements Credentials, AutoCloseable {
    private static final String LOGIN = "/acs/api/v1/auth/login";
    private static final String HEADER = "Authorization";
    private static final String SCHEME = "token=";
    private static final Duration LOGIN_TOKEN_LIFE = Duration.ofMinutes(5);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

    /** How long a token is used that does not tell its end: the server's own default is five days. */
    private static final Duration ASSUMED_LIFE = Duration.ofHours(1);

    private final String uid;
    private final PrivateKey key;
    private final String path;
    private final ServiceClient logins;
    private final SharedToken<String> shared;

    private DcosCredentials(ClientOptions options, String path, String uid, PrivateKey key) {
        this.uid = Objects.requireNonNull(uid, "uid");
        this.key = key;
        this.path = path;
        this.logins = ServiceClient.open(ServiceProfile.of("dcos"), options);
        Request shown = Request.post(path).operation("dcos.login");
        Call<String> login = logins.deferred(shown, scope -> login());
        this.shared = new SharedToken<>(login, this::lease, options.clock(), RENEW_BEFORE);
    }

    /**
     * A service account by its key; connects to nothing yet, and blocks to read the file.
     *
     * @param cluster where the cluster's Admin Router is, paths aside, and how to call it; its credentials are not used
     * @param uid the account's id
     * @param privateKeyPem its RSA key, PEM, not encrypted
     * @throws IllegalArgumentException if there is no such key in the file; shows nothing of its content
     */
    public static DcosCredentials serviceAccount(ClientOptions cluster, String uid, Path privateKeyPem) {
        String[] origins =
                cluster.endpoints().stream().map(DcosCredentials::origin).toArray(String[]::new);
        return new DcosCredentials(cluster.toBuilderFor(origins).build(), LOGIN, uid, RsaKeys.read(privateKeyPem));
    }

    /**
     * A service account by the secret that DC/OS mounts for it, {@code {"login_endpoint": …, "uid": …, "private_key":
     * …, "scheme": "RS256"}}, with default options; connects to nothing yet, and blocks to read the file.
     *
     * @param secret the file
     * @throws IllegalArgumentException if it cannot be read or lacks one of these; the message names file and member,
     *     and shows nothing of its content
     */
    public static DcosCredentials fromFile(Path secret) {
        return fromFile(secret, UnaryOperator.identity());
    }

    /**
     * As {@link #fromFile(Path)}, with options for the login, such as {@code o -> o.tls(tls)}.
     *
     * @param secret the file
     * @param options adds to the options
     */
    public static DcosCredentials fromFile(Path secret, UnaryOperator<ClientOptions.Builder> options) {
        CredentialFile file = CredentialFile.read(secret);
        String scheme = file.optional("scheme").orElse("RS256");
        if (!scheme.equals("RS256")) {
            throw new IllegalArgumentException(file + ": of the schemes only RS256 is known, not " + scheme);
        }
        PrivateKey key = RsaKeys.parse(file.required("private_key"), "\"private_key\" of " + file);
        URI login = endpoint(file);
        String path = login.getRawPath().length() > 1 ? login.getRawPath() : LOGIN;
        ClientOptions made = options.apply(ClientOptions.builder(origin(login))).build();
        return new DcosCredentials(made, path, file.required("uid"), key);
    }

    private static URI endpoint(CredentialFile file) {
        try {
            URI login = new URI(file.required("login_endpoint"));
            if (login.getScheme() != null && login.getRawAuthority() != null) {
                return login;
            }
        } catch (URISyntaxException e) {
            // Without the cause: its message holds the URL, and that may hold a password.
            throw noEndpoint(file);
        }
        throw noEndpoint(file);
    }

    private static IllegalArgumentException noEndpoint(CredentialFile file) {
        return new IllegalArgumentException(
                file + ": \"login_endpoint\" must be a URL like https://leader.mesos" + LOGIN);
    }

    private static String origin(URI endpoint) {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HEADER, SCHEME + shared.fresh().orElseGet(this::renewed));
    }

    /** A call, so that it waits no longer than the one that it is for. */
    private String renewed() {
        return logins.composed("dcos.token", shared::current).execute();
    }

    @Override
    public boolean refused(Map<String, String> sent) {
        String value = sent.getOrDefault(HEADER, "");
        shared.refused(value.startsWith(SCHEME) ? value.substring(SCHEME.length()) : value);
        return true;
    }

    private Call<String> login() {
        Instant end = logins.options().clock().instant().plus(LOGIN_TOKEN_LIFE);
        String token = Jwt.rs256(Map.of("uid", uid, "exp", end.getEpochSecond()), key);
        // A token more leaves nothing behind, so a lost answer may be answered by asking again.
        Request request = Request.post(path)
                .json(Map.of("uid", uid, "token", token))
                .repeatable(true)
                .operation("dcos.login");
        return logins.call(request, DcosCredentials::token);
    }

    private static String token(RawResponse answer) throws IOException {
        JsonNode token = Json.mapper().readTree(answer.bytes()).path("token");
        if (!token.isTextual()) {
            throw new UnexpectedShapeException(
                    answer.request(),
                    answer.status() + " without \"token\"; is this the Admin Router of a DC/OS?",
                    null);
        }
        return token.textValue();
    }

    private SharedToken.Lease lease(String token) {
        Instant assumed = logins.options().clock().instant().plus(ASSUMED_LIFE);
        return new SharedToken.Lease(token, Optional.empty(), Jwt.expiry(token).orElse(assumed));
    }

    /** Ends a login that is under way and lets none begin. The token stays valid until it runs out. */
    @Override
    public void close() {
        logins.close();
    }

    /** Such as {@code Credentials[DC/OS service account monitor at https://leader.mesos]}. */
    @Override
    public String toString() {
        return "Credentials[DC/OS service account " + uid + " at " + logins + "]";
    }
}

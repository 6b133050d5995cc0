package io.mesokit.testkit.keystone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mesokit.testkit.http.WireServer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keystone v3 (as version 22.0.2 answers) on a loopback port: tokens by password, token and application credential;
 * scopes; validation, revocation and expiry; the catalog; application credentials. Thread-safe.
 *
 * <pre>{@code
 * try (EmbeddedKeystone keystone = EmbeddedKeystone.builder().clock(clock).start()) {
 *     login(keystone.url(), "mon", "mon-pw", "demo");
 *     keystone.expireTokens();                        // the next call with that token answers 401
 *     assertThat(keystone.tokensIssued()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>Unless the builder says otherwise there are the users {@code mon/mon-pw} ({@code monasca-user} on the projects
 * {@code demo}, its default, and {@code other}), {@code ro/ro-pw} ({@code monasca-read-only-user}), {@code
 * agent/agent-pw} ({@code monasca-agent}), {@code norole/norole-pw} ({@code member}), all on {@code demo}, and {@code
 * admin/admin-secret} ({@code admin}, {@code member}, {@code reader} on the project {@code admin}, the default domain
 * and the system; {@code admin} and {@code monasca-user} on {@code demo}).
 */
public final class EmbeddedKeystone implements AutoCloseable {
    private final World world;
    private final Authenticator authenticator;
    private final WireServer server;

    private EmbeddedKeystone(Builder builder) {
        Identifiers ids = new Identifiers(builder.random);
        this.world = new World(
                builder.clock,
                ids,
                new Directory(),
                new TokenStore(builder.clock),
                new Credentials(),
                new ServiceCatalog(ids, builder.region),
                new Groups(),
                new Secrets(builder.clock),
                new Shelf("trust"));
        builder.fill(world);
        this.authenticator = new Authenticator(world, builder.tokenLifetime);
        this.server = WireServer.start("keystone", builder.port, new Router(routes(), world, this::url));
        publish("identity", "keystone", url() + "/v3/");
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>(VersionActions.routes());
        routes.addAll(new TokenActions(world, authenticator).routes());
        routes.addAll(new CredentialActions(world).routes());
        routes.addAll(new ProjectActions(world).routes());
        routes.addAll(new UserActions(world).routes());
        routes.addAll(new RoleActions(world).routes());
        routes.addAll(new CatalogActions(world).routes());
        routes.addAll(new SecretActions(world).routes());
        routes.addAll(new TrustActions(world).routes());
        routes.addAll(new GroupActions(world).routes());
        return List.copyOf(routes);
    }

    /** A builder with the default users and projects. */
    public static Builder builder() {
        return new Builder();
    }

    /** Address without the version: {@code http://127.0.0.1:41234}. Clients add {@code /v3}. */
    public URI url() {
        return server.url();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The HTTP side: scripted faults, the log of requests, dying and coming back. */
    public WireServer server() {
        return server;
    }

    /** How many tokens were issued since the start, over HTTP. */
    public long tokensIssued() {
        return world.tokens().issued();
    }

    /** Makes every token issued so far an expired one. */
    public void expireTokens() {
        world.tokens().expireAll();
    }

    /** Revokes every token issued so far. */
    public void revokeAll() {
        world.tokens().revokeIf(token -> true);
    }

    /** Sets how long tokens issued from now on live. */
    public void tokenLifetime(Duration lifetime) {
        authenticator.lifetime(lifetime);
    }

    /**
     * Sets which methods a login may use from now on, in the order in which refusals list them. A stock server does not
     * take {@code totp}; the rules of a user only count as far as their methods are set.
     */
    public void methods(String... names) {
        authenticator.methods(List.of(names));
    }

    /** Puts a service into the catalog with a public, an internal and an admin endpoint, or moves it. */
    public void publish(String type, String name, String url) {
        world.catalog().publish(type, name, url);
    }

    /**
     * What a service may believe about a token, asked without HTTP. Empty when the token is unknown, expired, revoked,
     * or its user or application credential is gone.
     */
    public Optional<VerifiedToken> verify(String token) {
        return world.tokens()
                .valid(token)
                .filter(known ->
                        known.credentialId().map(world.credentials()::exists).orElse(true))
                .filter(known -> world.directory()
                        .user(known.userId())
                        .filter(User::enabled)
                        .isPresent())
                .map(EmbeddedKeystone::verified);
    }

    private static VerifiedToken verified(Token token) {
        Optional<String> project =
                Optional.of(token.scope()).filter(Scope::isProject).map(Scope::id);
        return new VerifiedToken(
                token.userId(), project, token.roles().stream().map(Role::name).toList());
    }

    /** The id of a project of the Default domain. */
    public Optional<String> projectId(String name) {
        return world.directory().projectNamed(name, Domain.DEFAULT.id()).map(Project::id);
    }

    /** The id of a user of the Default domain. */
    public Optional<String> userId(String name) {
        return world.directory().userNamed(name, Domain.DEFAULT.id()).map(User::id);
    }

    /** Lets a user log in or not; a user that may not loses the use of its tokens. */
    public void enableUser(String name, boolean enabled) {
        User user = world.directory()
                .userNamed(name, Domain.DEFAULT.id())
                .orElseThrow(() -> new IllegalArgumentException("no user " + name));
        world.directory().put(user.withEnabled(enabled));
        world.tokens().revokeIf(token -> !enabled && token.userId().equals(user.id()));
    }

    /** Lets a project be chosen as a scope or not. */
    public void enableProject(String name, boolean enabled) {
        Project project = world.directory()
                .projectNamed(name, Domain.DEFAULT.id())
                .orElseThrow(() -> new IllegalArgumentException("no project " + name));
        world.directory().put(project.with(enabled));
    }

    @Override
    public void close() {
        server.close();
    }

    /** Collects what a Keystone starts with. Not thread-safe. */
    public static final class Builder {
        private record Right(String user, String role, Optional<String> project) {}

        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private int port;
        private String region = "RegionOne";
        private Duration tokenLifetime = Duration.ofHours(1);
        private final Map<String, Optional<String>> projects = new LinkedHashMap<>();
        private final Map<String, Optional<String>> roles = new LinkedHashMap<>();
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private final List<Right> rights = new ArrayList<>();

        private Builder() {
            project("demo").project("other").project("admin");
            user(Account.of("mon", "mon-pw").withDefaultProject("demo"));
            user(Account.of("ro", "ro-pw").withDefaultProject("demo"));
            user(Account.of("agent", "agent-pw").withDefaultProject("demo"));
            user(Account.of("norole", "norole-pw").withDefaultProject("demo"));
            user(Account.of("admin", "admin-secret"));
            grant("mon", "demo", "monasca-user").grant("mon", "other", "monasca-user");
            grant("ro", "demo", "monasca-read-only-user").grant("agent", "demo", "monasca-agent");
            grant("norole", "demo", "member");
            grant("admin", "admin", "admin", "member", "reader");
            grant("admin", "demo", "admin", "monasca-user");
            grantSystem("admin", "admin", "member", "reader");
        }

        /** The clock that tokens live by; default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Where ids and tokens come from; default a {@link SecureRandom}. */
        public Builder random(RandomGenerator generator) {
            this.random = generator;
            return this;
        }

        /** The port on 127.0.0.1; default 0, a free one. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** The region of all endpoints in the catalog; default {@code RegionOne}. */
        public Builder region(String name) {
            this.region = name;
            return this;
        }

        /** How long a token lives; default one hour, the server's own. */
        public Builder tokenLifetime(Duration lifetime) {
            this.tokenLifetime = lifetime;
            return this;
        }

        /** Adds a project. */
        public Builder project(String name) {
            projects.putIfAbsent(name, Optional.empty());
            return this;
        }

        /** Adds a project under a given id, or gives that id to the one there is. */
        public Builder project(String name, String id) {
            projects.put(name, Optional.of(id));
            return this;
        }

        /** Gives a role a certain id. Roles need not be added: granting one is enough. */
        public Builder role(String name, String id) {
            roles.put(name, Optional.of(id));
            return this;
        }

        /** Adds a user, or replaces the one of that name; rights granted to that name stay. */
        public Builder user(Account account) {
            accounts.put(account.name(), account);
            return this;
        }

        /** Adds a user without rights. */
        public Builder user(String name, String password) {
            return user(Account.of(name, password));
        }

        /** Gives a user roles on a project; adds the project and the roles when they are new. */
        public Builder grant(String user, String project, String... roleNames) {
            project(project);
            return grantAll(user, Optional.of(project), roleNames);
        }

        /** Gives a user roles on the system and on the Default domain. */
        public Builder grantSystem(String user, String... roleNames) {
            return grantAll(user, Optional.empty(), roleNames);
        }

        private Builder grantAll(String user, Optional<String> project, String... roleNames) {
            for (String role : roleNames) {
                roles.putIfAbsent(role, Optional.empty());
                rights.add(new Right(user, role, project));
            }
            return this;
        }

        /**
         * Starts it.
         *
         * @throws java.io.UncheckedIOException when the port is taken
         * @throws IllegalArgumentException when a right or a default project names somebody or something that is not
         *     there
         */
        public EmbeddedKeystone start() {
            return new EmbeddedKeystone(this);
        }

        private void fill(World world) {
            Directory directory = world.directory();
            projects.forEach((name, id) -> directory.put(
                    new Project(id.orElseGet(world.ids()::entityId), name, Domain.DEFAULT.id(), "", true, List.of())));
            roles.forEach((name, id) -> directory.put(new Role(id.orElseGet(world.ids()::entityId), name)));
            accounts.values().forEach(account -> directory.put(user(account, world)));
            rights.forEach(right -> apply(right, directory));
        }

        private static User user(Account account, World world) {
            return new User(
                    account.id().orElseGet(world.ids()::entityId),
                    account.name(),
                    account.password(),
                    Domain.DEFAULT.id(),
                    account.defaultProject().map(name -> projectId(name, world.directory())),
                    account.enabled(),
                    JsonNodeFactory.instance.objectNode(),
                    JsonNodeFactory.instance.objectNode());
        }

        private static void apply(Right right, Directory directory) {
            String userId = directory
                    .userNamed(right.user(), Domain.DEFAULT.id())
                    .orElseThrow(() -> new IllegalArgumentException("no user " + right.user()))
                    .id();
            String roleId = directory.roleNamed(right.role()).orElseThrow().id();
            List<Scope> scopes = right.project()
                    .map(name -> List.of(Scope.project(projectId(name, directory))))
                    .orElse(List.of(Scope.SYSTEM, Scope.domain(Domain.DEFAULT.id())));
            scopes.forEach(scope -> directory.grant(userId, scope, roleId));
        }

        private static String projectId(String name, Directory directory) {
            return directory
                    .projectNamed(name, Domain.DEFAULT.id())
                    .orElseThrow(() -> new IllegalArgumentException("no project " + name))
                    .id();
        }
    }
}

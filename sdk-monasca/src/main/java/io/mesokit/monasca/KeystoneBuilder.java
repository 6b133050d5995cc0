package io.mesokit.monasca;

import io.mesokit.core.ClientOptions;
import io.mesokit.core.Request;
import io.mesokit.monasca.model.EndpointQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link Keystone} client is made from: an auth URL, and mostly a project. Not for use by several
 * threads.
 *
 * <table>
 *   <caption>Options</caption>
 *   <tr><th>option</th><th>default</th><th>touch it when</th></tr>
 *   <tr><td>authUrl</td><td>none: needed</td><td>always</td></tr>
 *   <tr><td>project, projectId, domain, domainId, wholeSystem, unscoped</td><td>the user's default project</td>
 *       <td>nearly always; the last one named counts</td></tr>
 *   <tr><td>userDomain, userDomainId</td><td>id {@code default}</td><td>the user is in another domain</td></tr>
 *   <tr><td>projectDomain, projectDomainId</td><td>the user's</td><td>the project is in another domain</td></tr>
 *   <tr><td>region, interfaces</td><td>any, {@code public}</td><td>the catalog has several addresses</td></tr>
 *   <tr><td>renewBefore</td><td>120 s</td><td>single calls take longer than that</td></tr>
 *   <tr><td>options</td><td>{@link ClientOptions}'s</td><td>TLS, timeouts, retry, proxy, clock</td></tr>
 * </table>
 */
public final class KeystoneBuilder {
    private final Identity identity;
    private final List<String> authUrls = new ArrayList<>();
    private Scope scope = new Scope.Absent();
    private Scope.Domain userDomain = Scope.Domain.DEFAULT;
    private Scope.@Nullable Domain projectDomain;
    private EndpointQuery endpoints = EndpointQuery.of("monitoring");
    private Duration renewBefore = Duration.ofSeconds(120);
    private UnaryOperator<ClientOptions.Builder> options = UnaryOperator.identity();

    KeystoneBuilder(Identity identity) {
        Objects.requireNonNull(identity.user(), "user");
        Objects.requireNonNull(identity.secret(), "secret");
        this.identity = identity;
    }

    /**
     * Where Keystone is.
     *
     * @param urls one or more of equals, such as {@code http://keystone:5000}, with or without {@code /v3}
     */
    public KeystoneBuilder authUrl(String... urls) {
        authUrls.clear();
        authUrls.addAll(List.of(urls));
        return this;
    }

    /** The domain of the user, by name; default the one with the id {@code default}, whose name is Default. */
    public KeystoneBuilder userDomain(String name) {
        userDomain = new Scope.Domain("name", name);
        return this;
    }

    /** The domain of the user, by id. */
    public KeystoneBuilder userDomainId(String id) {
        userDomain = new Scope.Domain("id", id);
        return this;
    }

    /** Asks for a token for a project, by name: in the user's domain, unless {@link #projectDomain} says otherwise. */
    public KeystoneBuilder project(String name) {
        return scope(new Scope.ProjectName(name));
    }

    /** Asks for a token for a project, by id. */
    public KeystoneBuilder projectId(String id) {
        return scope(new Scope.ProjectId(id));
    }

    /** The domain of the project, by name. */
    public KeystoneBuilder projectDomain(String name) {
        projectDomain = new Scope.Domain("name", name);
        return this;
    }

    /** The domain of the project, by id. */
    public KeystoneBuilder projectDomainId(String id) {
        projectDomain = new Scope.Domain("id", id);
        return this;
    }

    /** Asks for a token for a domain, by name. */
    public KeystoneBuilder domain(String name) {
        return scope(new Scope.OfDomain(new Scope.Domain("name", name)));
    }

    /** Asks for a token for a domain, by id. */
    public KeystoneBuilder domainId(String id) {
        return scope(new Scope.OfDomain(new Scope.Domain("id", id)));
    }

    /** Asks for a token for the whole system. */
    public KeystoneBuilder wholeSystem() {
        return scope(new Scope.Everything());
    }

    /** Asks for a token for nothing in particular: without roles and catalog, even if there is a default project. */
    public KeystoneBuilder unscoped() {
        return scope(new Scope.Unscoped());
    }

    private KeystoneBuilder scope(Scope wanted) {
        scope = wanted;
        return this;
    }

    /** Which region's addresses to take from the catalog, by its id; default any. */
    public KeystoneBuilder region(String id) {
        endpoints = endpoints.region(id);
        return this;
    }

    /**
     * Whom the catalog's addresses must be for, best first: {@code public} (the default), {@code internal}, {@code
     * admin}.
     */
    public KeystoneBuilder interfaces(String... bestFirst) {
        endpoints = endpoints.interfaces(bestFirst);
        return this;
    }

    /**
     * How much of the token's life is left when it is renewed, by this machine's clock; default 120 s, but never more
     * than half of the token's life.
     *
     * @param left zero or more; zero renews it when it has run out
     * @throws IllegalArgumentException if it is negative
     */
    public KeystoneBuilder renewBefore(Duration left) {
        if (left.isNegative()) {
            throw new IllegalArgumentException("renewBefore must not be negative: " + left);
        }
        renewBefore = left;
        return this;
    }

    /**
     * What else there is to say about how Keystone is called: {@code options(o -> o.timeout(ofSeconds(5)).tls(tls))}.
     * {@link Monasca#connect(Keystone)} takes the same.
     *
     * @param more adds to the options; later ones are asked after earlier ones
     */
    public KeystoneBuilder options(UnaryOperator<ClientOptions.Builder> more) {
        UnaryOperator<ClientOptions.Builder> before = options;
        options = builder -> more.apply(before.apply(builder));
        return this;
    }

    /**
     * The client; connects to nothing yet.
     *
     * @throws IllegalArgumentException if the auth URL is missing or none, or an application credential is to have a
     *     scope
     */
    public Keystone connect() {
        if (authUrls.isEmpty()) {
            throw new IllegalArgumentException("authUrl is needed, such as http://keystone:5000/v3");
        }
        if (identity.bringsItsScope() && !(scope instanceof Scope.Absent)) {
            throw new IllegalArgumentException(
                    "an application credential is for its own project; leave project, domain and the like out");
        }
        ClientOptions.Builder builder = ClientOptions.builder(authUrls.toArray(String[]::new));
        return new Keystone(this, options.apply(builder).build());
    }

    Request login() {
        Scope.Domain ofProject = Optional.ofNullable(projectDomain).orElse(userDomain);
        return Login.request(identity, scope.json(ofProject), userDomain);
    }

    String secret() {
        return identity.secret();
    }

    Duration renewBefore() {
        return renewBefore;
    }

    EndpointQuery endpointDefaults() {
        return endpoints;
    }

    /** Who logs in; no secret. */
    @Override
    public String toString() {
        return identity.toString();
    }
}

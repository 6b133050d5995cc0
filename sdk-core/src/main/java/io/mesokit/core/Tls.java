package io.mesokit.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust and who to be over TLS. Servers are verified by default, against the platform's authorities. Immutable;
 * the files are read when the client is made.
 *
 * <pre>{@code
 * Tls.ofDefaults().trusting(Path.of("ca.pem")).as(Path.of("client.pem"), Path.of("client-key.pem"))
 * }</pre>
 */
public final class Tls {
    private static final Tls DEFAULTS = new Tls(List.of(), null, null, List.of());

    private final List<Path> authorities;
    private final @Nullable Path certificate;
    private final @Nullable Path privateKey;
    private final List<String> unverifiedHosts;

    private Tls(
            List<Path> authorities,
            @Nullable Path certificate,
            @Nullable Path privateKey,
            List<String> unverifiedHosts) {
        this.authorities = List.copyOf(authorities);
        this.certificate = certificate;
        this.privateKey = privateKey;
        this.unverifiedHosts = List.copyOf(unverifiedHosts);
    }

    /** The platform's authorities, and no certificate of our own. */
    public static Tls ofDefaults() {
        return DEFAULTS;
    }

    /**
     * Trusts further authorities, beside the platform's.
     *
     * @param caPem a file of one or more PEM certificates
     */
    public Tls trusting(Path caPem) {
        return new Tls(
                added(authorities, Objects.requireNonNull(caPem, "caPem")), certificate, privateKey, unverifiedHosts);
    }

    /**
     * Presents a certificate (mutual TLS). Both may be the same file.
     *
     * @param certificatePem the certificate chain, PEM, own certificate first
     * @param privateKeyPem its key, PEM, PKCS #8 and not encrypted; of several the first
     */
    public Tls as(Path certificatePem, Path privateKeyPem) {
        return new Tls(
                authorities,
                Objects.requireNonNull(certificatePem, "certificatePem"),
                Objects.requireNonNull(privateKeyPem, "privateKeyPem"),
                unverifiedHosts);
    }

    /**
     * Takes any certificate from one host: whoever sits between can read and change everything. The client says so in
     * its log at WARN. For a laboratory only.
     *
     * @param host the host name
     */
    public Tls insecurelyTrustingAnythingFrom(String host) {
        return new Tls(
                authorities, certificate, privateKey, added(unverifiedHosts, Objects.requireNonNull(host, "host")));
    }

    /** Files of further authorities. */
    public List<Path> authorities() {
        return authorities;
    }

    /** The certificate chain to present. */
    public Optional<Path> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** The key of that certificate. */
    public Optional<Path> privateKey() {
        return Optional.ofNullable(privateKey);
    }

    /** Hosts that are not verified at all. */
    public List<String> unverifiedHosts() {
        return unverifiedHosts;
    }

    /** Whether nothing was changed from the platform's ways. */
    public boolean isDefault() {
        return authorities.isEmpty() && certificate == null && unverifiedHosts.isEmpty();
    }

    private static <T> List<T> added(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    @Override
    public String toString() {
        return "Tls[authorities=" + authorities + ", certificate=" + certificate + ", unverifiedHosts="
                + unverifiedHosts + "]";
    }
}

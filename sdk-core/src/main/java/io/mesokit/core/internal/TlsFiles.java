package io.mesokit.core.internal;

import io.mesokit.core.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns PEM files into trust and identity; every failure names the file, and shows nothing of a key. */
final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final Pattern NO_CERTIFICATE =
            Pattern.compile("-----BEGIN ([A-Z ]*(?:KEY|PARAMETERS))-----.*?-----END \\1-----", Pattern.DOTALL);

    private TlsFiles() {}

    static void apply(Tls tls, OkHttpClient.Builder client) {
        HandshakeCertificates.Builder made = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        tls.authorities().forEach(file -> certificates(file).forEach(made::addTrustedCertificate));
        tls.unverifiedHosts().forEach(host -> {
            LOG.warn("TLS to {} is not verified: anybody in between can read and change everything", host);
        });
        if (tls.certificate().isPresent() && tls.privateKey().isPresent()) {
            hold(made, tls.certificate().get(), tls.privateKey().get());
        }
        HandshakeCertificates certificates = made.build();
        if (tls.unverifiedHosts().isEmpty()) {
            client.sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
        } else {
            verifyAllBut(Set.copyOf(tls.unverifiedHosts()), certificates, client);
        }
    }

    private static void verifyAllBut(Set<String> hosts, HandshakeCertificates made, OkHttpClient.Builder client) {
        UnverifiedHosts trust = new UnverifiedHosts(hosts, (X509ExtendedTrustManager) made.trustManager());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {made.keyManager()}, new TrustManager[] {trust}, null);
            client.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS: " + e.getMessage(), e);
        }
        HostnameVerifier usual = client.build().hostnameVerifier();
        client.hostnameVerifier((host, session) -> hosts.contains(host) || usual.verify(host, session));
    }

    private static void hold(HandshakeCertificates.Builder made, Path certificate, Path privateKey) {
        List<X509Certificate> chain = certificates(certificate);
        X509Certificate[] issuers = chain.subList(1, chain.size()).toArray(new X509Certificate[0]);
        String key = key(privateKey);
        try {
            HeldCertificate held = HeldCertificate.decode(Certificates.certificatePem(chain.get(0)) + key);
            if (belongTogether(held)) {
                made.heldCertificate(held, issuers);
                return;
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Without the cause: its message may hold a part of the key.
            LOG.debug("{} and {}: {}", certificate, privateKey, e.getClass());
        }
        throw new IllegalArgumentException("certificate " + certificate + " and private key " + privateKey
                + " cannot be read, or do not belong together");
    }

    private static String key(Path file) {
        Matcher key = KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!key.find()) {
            throw new IllegalArgumentException("private key " + file + " must be PEM, PKCS #8 and not encrypted:"
                    + " convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        return key.group();
    }

    /** A key that is another's would only show at the first handshake, as a refusal by the server. */
    private static boolean belongTogether(HeldCertificate held) throws GeneralSecurityException {
        PrivateKey key = held.keyPair().getPrivate();
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key);
        signature.update(held.certificate().getEncoded());
        byte[] signed = signature.sign();
        signature.initVerify(held.certificate().getPublicKey());
        signature.update(held.certificate().getEncoded());
        return signature.verify(signed);
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(withoutKeys(read(file)));
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no PEM certificate in " + file);
            }
            return found.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " does not hold PEM certificates", e);
        }
    }

    /** A key may be in the same file, and its parameters; the JDK would take them for certificates. */
    private static InputStream withoutKeys(byte[] file) {
        String rest = NO_CERTIFICATE
                .matcher(new String(file, StandardCharsets.ISO_8859_1))
                .replaceAll("");
        return new ByteArrayInputStream(rest.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }
}

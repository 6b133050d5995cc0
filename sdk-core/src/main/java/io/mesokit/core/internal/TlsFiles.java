package io.mesokit.core.internal;

import io.mesokit.core.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns PEM files into trust and identity; every failure names the file, and shows nothing of a key. */
final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

    private TlsFiles() {}

    static void apply(Tls tls, OkHttpClient.Builder client) {
        HandshakeCertificates.Builder made = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        tls.authorities().forEach(file -> certificates(file).forEach(made::addTrustedCertificate));
        tls.unverifiedHosts().forEach(host -> {
            LOG.warn("TLS to {} is not verified: anybody in between can read and change everything", host);
            made.addInsecureHost(host);
        });
        if (tls.certificate().isPresent() && tls.privateKey().isPresent()) {
            hold(made, tls.certificate().get(), tls.privateKey().get());
        }
        HandshakeCertificates certificates = made.build();
        client.sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
        if (!tls.unverifiedHosts().isEmpty()) {
            verifyAllBut(tls.unverifiedHosts(), client);
        }
    }

    private static void verifyAllBut(List<String> hosts, OkHttpClient.Builder client) {
        HostnameVerifier usual = client.build().hostnameVerifier();
        client.hostnameVerifier((host, session) -> hosts.contains(host) || usual.verify(host, session));
    }

    private static void hold(HandshakeCertificates.Builder made, Path certificate, Path privateKey) {
        List<X509Certificate> chain = certificates(certificate);
        X509Certificate[] issuers = chain.subList(1, chain.size()).toArray(new X509Certificate[0]);
        String pem = new String(read(certificate), StandardCharsets.US_ASCII);
        int end = pem.indexOf("-----END CERTIFICATE-----");
        String first = pem.substring(0, end) + "-----END CERTIFICATE-----\n";
        String key = new String(read(privateKey), StandardCharsets.US_ASCII);
        if (!key.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new IllegalArgumentException("private key " + privateKey + " must be PEM, PKCS #8 and not encrypted:"
                    + " convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        try {
            made.heldCertificate(HeldCertificate.decode(first + key), issuers);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message may hold a part of the key.
            throw new IllegalArgumentException("certificate " + certificate + " and private key " + privateKey
                    + " cannot be read, or do not belong together");
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            var found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(read(file)));
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no PEM certificate in " + file);
            }
            return found.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " does not hold PEM certificates", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }
}

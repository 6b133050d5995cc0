package io.mesokit.core.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts some hosts unseen and leaves all others to the usual check. Goes by the name that the client asked for;
 * okhttp-tls has the same, but goes by what reverse DNS says, which knows no address as it is written and is anybody's
 * to set.
 */
final class UnverifiedHosts extends X509ExtendedTrustManager {
    private final Set<String> hosts;
    private final X509ExtendedTrustManager usual;

    UnverifiedHosts(Set<String> hosts, X509ExtendedTrustManager usual) {
        this.hosts = hosts;
        this.usual = usual;
    }

    private boolean holds(@Nullable SSLSession handshake) {
        String host = handshake == null ? null : handshake.getPeerHost();
        return host != null && hosts.contains(host);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket tls && holds(tls.getHandshakeSession()))) {
            usual.checkServerTrusted(chain, authType, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (!holds(engine.getHandshakeSession())) {
            usual.checkServerTrusted(chain, authType, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        usual.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        usual.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        usual.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        usual.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }
}

package io.mesokit.examples.top;

import io.mesokit.core.ClientOptions;
import io.mesokit.core.Credentials;
import io.mesokit.core.Tls;
import io.mesokit.core.spi.CredentialFile;
import io.mesokit.mesos.MesosCredentials;
import io.mesokit.mesos.ZooKeeperDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom to be, and whom to trust.
 *
 * @param credentials empty if no file has any
 * @param tls the platform's ways unless a file says more
 */
record Access(Optional<Credentials> credentials, Tls tls) {
    private static final String FILE = "file://";

    static final Access ANYBODY = new Access(Optional.empty(), Tls.ofDefaults());

    /** Reads a credential file of any form that Mesos has; as JSON it may name files for TLS, too. */
    static Access from(Path file, Optional<String> principal) {
        Optional<CredentialFile> json = isJson(file) ? Optional.of(CredentialFile.read(file)) : Optional.empty();
        Tls tls = json.map(CredentialFile::tls).orElse(Tls.ofDefaults());
        if (!tls.isDefault()
                && principal.isEmpty()
                && json.filter(Access::namesNobody).isPresent()) {
            return new Access(Optional.empty(), tls);
        }
        Credentials credentials = principal
                .map(name -> MesosCredentials.fromFile(file, name))
                .orElseGet(() -> MesosCredentials.fromFile(file));
        return new Access(Optional.of(credentials), tls);
    }

    private static boolean isJson(Path file) {
        try {
            return Files.readString(file).stripLeading().startsWith("{");
        } catch (IOException unreadable) {
            // Said by who reads it for the credentials.
            return false;
        }
    }

    private static boolean namesNobody(CredentialFile file) {
        return Stream.of("principal", "secret", "credentials").noneMatch(file.content()::has);
    }

    /** How to reach these masters: a list of them, where they are elected, or a file that holds the latter. */
    ClientOptions.Builder to(String masters) {
        ClientOptions.Builder options = masters.startsWith("zk://") || masters.startsWith(FILE)
                ? ClientOptions.detecting(detector(masters))
                : ClientOptions.builder(masters.split(","));
        // Else user and password of a URL are left as they are.
        credentials.ifPresent(options::credentials);
        return options.tls(tls);
    }

    private ZooKeeperDetector detector(String url) {
        ZooKeeperDetector detector = url.startsWith(FILE)
                ? ZooKeeperDetector.fromFile(Path.of(url.substring(FILE.length())))
                : ZooKeeperDetector.of(url);
        // ZooKeeper does not tell: who names an authority or has a certificate means to use them.
        return tls.isDefault() ? detector : detector.overTls();
    }
}

package io.mesokit.monasca;

import io.mesokit.core.ClientOptions;
import io.mesokit.core.Tls;
import io.mesokit.core.spi.CredentialFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A credential file for Monasca. The address of Monasca has a misspelt name in existing files. */
record MonascaFile(CredentialFile file) {
    static MonascaFile read(Path path) {
        return new MonascaFile(CredentialFile.read(path));
    }

    KeystoneBuilder keystone() {
        Tls tls = file.tls();
        return Keystone.password(file.required("username"), file.required("password"))
                .options(options -> options.tls(tls))
                .authUrl(url("keystone_url"))
                .project(file.required("project_name"));
    }

    /** Where Monasca is, if the file says so; else the catalog knows. */
    Optional<String> monascaUrl() {
        return Stream.of("monasca_client_url", "monocasca_client_url")
                .filter(name -> file.content().has(name))
                .findFirst()
                .map(this::url);
    }

    private String url(String member) {
        String url = file.required(member);
        try {
            ClientOptions.builder(url);
            return url;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "credential file " + file.file() + ": \"" + member + "\" is not a URL such as http://host:port");
        }
    }
}

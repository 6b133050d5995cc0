package io.mesokit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a credential file may say besides url, user and password. */
class CredentialFileTest {
    @TempDir
    Path folder;

    private ClientOptions options(String members) throws IOException {
        Path file = Files.writeString(folder.resolve("credentials.json"), "{" + members.replace('\'', '"') + "}");
        return ClientOptions.fromFile(file).build();
    }

    @Test
    void url_several_areAllAsked() throws IOException {
        assertThat(options("'url': ['http://m1:5050', 'http://m2:5050']").endpoints())
                .containsExactly(URI.create("http://m1:5050"), URI.create("http://m2:5050"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[]", "['http://m1:5050', 7]", "['']", "{}", "['http://m1:5050', ['http://m2:5050']]"})
    void url_ofAnotherForm_isRefusedByName(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("'url': " + url))
                .withMessageContaining("credentials.json")
                .withMessageContaining("\"url\"");
    }

    @Test
    void tls_files_beginAtTheCredentialFile() throws IOException {
        Path key = Files.createFile(folder.resolve("key.pem"));
        Files.createFile(folder.resolve("ca.pem"));
        Files.createFile(folder.resolve("me.pem"));
        Tls tls = options("'url': 'https://x', 'ca': 'ca.pem', 'certificate': 'me.pem', 'key': '" + key + "'")
                .tls();
        assertThat(tls.authorities()).containsExactly(folder.resolve("ca.pem"));
        assertThat(tls.certificate()).contains(folder.resolve("me.pem"));
        assertThat(tls.privateKey()).contains(key);
    }

    @Test
    void tls_nothingSaid_isThePlatforms() throws IOException {
        assertThat(options("'url': 'https://x', 'ca': null").tls().isDefault()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ca': 'none.pem'                | ca",
                "'ca': true                      | ca",
                "'ca': ''                        | ca",
                "'ca': '.'                       | ca",
                "'ca': '\\u0000'                 | ca",
                "'certificate': 'a.pem'          | key",
                "'key': 'a.pem'                  | certificate",
                "'key': '-----BEGIN KEY\\nSECRET'| key",
                "'key': 'SECRET'                 | key"
            })
    void tls_wrong_isRefusedByNameAndNotShown(String member, String named) throws IOException {
        Files.createFile(folder.resolve("a.pem"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("'url': 'https://x', " + member.replace("SECRET", Planted.PASSWORD)))
                .withMessageContaining("credentials.json")
                .withMessageContaining("\"" + named + "\"")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain(Planted.PASSWORD));
    }
}

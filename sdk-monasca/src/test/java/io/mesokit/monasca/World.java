package io.mesokit.monasca;

import io.mesokit.core.Planted;
import io.mesokit.testkit.keystone.Account;
import io.mesokit.testkit.keystone.EmbeddedKeystone;
import io.mesokit.testkit.monasca.EmbeddedMonasca;
import io.mesokit.testkit.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/** A Keystone and a Monasca, and the clock that they and the clients live by. */
final class World implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-21T06:00:00Z");

    static {
        // As every token of a Keystone begins.
        Planted.secret("gAAAAAB");
    }

    final VirtualClock clock = VirtualClock.at(START);
    final EmbeddedKeystone server = EmbeddedKeystone.builder()
            .clock(clock)
            .user(Account.of("mon", Planted.PASSWORD).withDefaultProject("demo"))
            .user(Account.of("admin", Planted.OTHER_PASSWORD))
            .start();
    final EmbeddedMonasca monascaServer = EmbeddedMonasca.start(clock, server, 0);

    /** A login like most: by name, for a project. */
    KeystoneBuilder login() {
        return as("mon", Planted.PASSWORD).project("demo");
    }

    KeystoneBuilder as(String user, String password) {
        return at(Keystone.password(user, password));
    }

    KeystoneBuilder at(KeystoneBuilder builder) {
        return builder.authUrl(server.url().toString())
                .options(options -> options.clock(clock).sleeper(duration -> {}).timeout(Duration.ofSeconds(20)));
    }

    @Override
    public void close() {
        monascaServer.close();
        server.close();
        clock.close();
    }
}

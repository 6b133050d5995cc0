package io.mesokit.testkit.keystone;

import java.time.Instant;
import java.time.InstantSource;

/** Everything one Keystone knows. */
record World(
        InstantSource clock,
        Identifiers ids,
        Directory directory,
        TokenStore tokens,
        Credentials credentials,
        ServiceCatalog catalog,
        Groups groups,
        Secrets secrets,
        Shelf trusts) {

    Instant now() {
        return clock.instant();
    }
}

package io.mesokit.testkit.keystone;

import java.util.Optional;

/** What one or more methods proved, and what the new token inherits from them. */
record Proof(User user, Optional<Token> parent, Optional<Credential> credential) {
    static Proof of(User user) {
        return new Proof(user, Optional.empty(), Optional.empty());
    }

    /** This and what another method proved; 401 when they are about two users. */
    Proof and(Proof other) {
        if (!user.id().equals(other.user().id())) {
            throw KeystoneException.unauthorized();
        }
        return new Proof(user, parent.or(other::parent), credential.or(other::credential));
    }
}

package io.mesokit.testkit.keystone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every token issued so far and whether it still counts. Thread-safe. */
final class TokenStore {
    /** How long after its end a token may still be looked at with {@code allow_expired}. */
    private static final Duration EXPIRED_WINDOW = Duration.ofHours(48);

    enum State {
        VALID,
        EXPIRED,
        REVOKED
    }

    private final InstantSource clock;
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private long issued;

    TokenStore(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(Token token) {
        tokens.put(token.id(), token);
        issued++;
    }

    synchronized long issued() {
        return issued;
    }

    synchronized Optional<Token> valid(String id) {
        return Optional.ofNullable(tokens.get(id)).filter(token -> state(token) == State.VALID);
    }

    /**
     * The token a caller names.
     *
     * @throws KeystoneException 404 when it is unknown, revoked or expired
     */
    synchronized Token named(String id, boolean allowExpired) {
        Token token = tokens.get(id);
        if (token == null) {
            throw KeystoneException.notFound("Could not recognize Fernet token");
        }
        State state = state(token);
        if (state == State.VALID || (state == State.EXPIRED && allowExpired && inWindow(token))) {
            return token;
        }
        throw KeystoneException.notFound("Failed to validate token");
    }

    /** Revokes one token and those made from it. */
    synchronized void revoke(Token token) {
        String chain = token.auditIds().get(0);
        revokeIf(other -> other.auditIds().contains(chain));
    }

    synchronized void revokeIf(Predicate<Token> test) {
        tokens.values().stream().filter(test).map(Token::id).forEach(revoked::add);
    }

    synchronized void expireAll() {
        ended.addAll(tokens.keySet());
    }

    private State state(Token token) {
        if (revoked.contains(token.id())) {
            return State.REVOKED;
        }
        boolean over = !clock.instant().isBefore(token.validity().expiresAt());
        return over || ended.contains(token.id()) ? State.EXPIRED : State.VALID;
    }

    private boolean inWindow(Token token) {
        Instant last = token.validity().expiresAt().plus(EXPIRED_WINDOW);
        return clock.instant().isBefore(last);
    }
}

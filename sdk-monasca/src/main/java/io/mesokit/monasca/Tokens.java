package io.mesokit.monasca;

import io.mesokit.core.Call;
import io.mesokit.core.Request;
import io.mesokit.core.spi.Decoder;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.core.spi.SharedToken;
import io.mesokit.monasca.model.Token;

/** Tokens of the one who logs in. Safe for use by many threads. */
public final class Tokens {
    private final ServiceClient asNobody;
    private final ServiceClient asOneself;
    private final Request login;
    private final SharedToken<Token> shared;

    Tokens(ServiceClient asNobody, ServiceClient asOneself, Request login, SharedToken<Token> shared) {
        this.asNobody = asNobody;
        this.asOneself = asOneself;
        this.login = login;
        this.shared = shared;
    }

    /**
     * A new token, each time: {@code POST /v3/auth/tokens}. It is nobody's but the caller's; {@link #current()} is
     * nearly always what is wanted.
     *
     * @return a call that fails with {@link io.mesokit.core.UnauthorizedException} if Keystone does not let the user in
     */
    public Call<Token> issue() {
        return asNobody.call(login, Login::decode);
    }

    /**
     * The token that all share, after a login if there is none or it soon runs out. However many ask at once, there is
     * one login.
     *
     * @return a call that fails like {@link #issue()}
     */
    public Call<Token> current() {
        return asNobody.composed("tokens.current", shared::current);
    }

    /**
     * What Keystone says of a token of one's own, or of anybody's if one may: {@code GET /v3/auth/tokens}.
     *
     * @param token the token's id
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if the token is unknown, revoked or
     *     expired
     */
    public Call<Token> show(String token) {
        return asOneself.call(subject(request("GET"), token).operation("tokens.show"), Login::decode);
    }

    /**
     * Makes a token worthless at once: {@code DELETE /v3/auth/tokens}. Services may believe in it for some minutes
     * more.
     *
     * @param token the token's id
     * @return a call that fails with {@link io.mesokit.core.NotFoundException} if the token is unknown or expired
     */
    public Call<Void> revoke(String token) {
        return asOneself.call(subject(request("DELETE"), token).operation("tokens.revoke"), Decoder.nothing());
    }

    private Request request(String method) {
        return Request.of(method, login.path()).repeatable(true);
    }

    private static Request subject(Request request, String token) {
        return request.header("X-Subject-Token", token);
    }
}

package io.mesokit.testkit.monasca;

import io.mesokit.testkit.http.WireRequest;
import io.mesokit.testkit.keystone.VerifiedToken;
import java.util.List;

/**
 * One request on its way to an action.
 *
 * @param base scheme and host as the client sees them
 * @param path the path, decoded, without a slash at its end
 * @param token what Keystone says about the caller
 */
record MonascaCall(WireRequest request, String base, String path, VerifiedToken token) {
    static final List<String> WRITERS = List.of("monasca-user", "monasca-agent");
    static final List<String> READERS = List.of("monasca-user", "monasca-read-only-user");
    private static final List<String> DELEGATES = List.of("admin");

    void authorize(List<String> roles) {
        if (token.projectId().isEmpty() || !token.holdsAny(roles)) {
            throw MonascaException.forbidden();
        }
    }

    /** The project to act on: the token's, unless the caller may act for others and names one. */
    String project() {
        String own = token.projectId().orElseThrow(MonascaException::forbidden);
        return token.holdsAny(DELEGATES) ? query().value("tenant_id").orElse(own) : own;
    }

    QueryString query() {
        return new QueryString(request.query());
    }

    Links links() {
        return new Links(base + path, request.query());
    }
}

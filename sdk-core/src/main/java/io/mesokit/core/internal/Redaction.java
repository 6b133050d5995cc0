package io.mesokit.core.internal;

import java.util.Collection;
import java.util.Set;
import okhttp3.HttpUrl;

/** Takes secrets out of what may be shown. */
final class Redaction {
    private static final Set<String> SECRET_PARAMETERS =
            Set.of("token", "password", "secret", "passcode", "access_token", "api_key", "apikey", "signature");
    private static final String MASK = "***";
    private static final int SHORTEST_SECRET = 4;

    private Redaction() {}

    /** The URL without user, password, and the values of parameters that are named like secrets. */
    static String url(HttpUrl url) {
        HttpUrl.Builder shown = url.newBuilder().username("").password("");
        for (String name : url.queryParameterNames()) {
            if (SECRET_PARAMETERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                shown.setQueryParameter(name, MASK);
            }
        }
        return shown.build().toString();
    }

    /** The text without these secrets, should a server have sent them back. */
    static String text(String text, Collection<String> secrets) {
        String shown = text;
        for (String secret : secrets) {
            String bare = secret.substring(Math.max(secret.lastIndexOf(' '), secret.lastIndexOf('=')) + 1);
            if (bare.length() >= SHORTEST_SECRET) {
                shown = shown.replace(secret, MASK).replace(bare, MASK);
            }
        }
        return shown;
    }
}

package io.mesokit.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Takes secrets out of what may be shown. */
public final class Redaction {
    private static final Set<String> SECRET_PARAMETERS =
            Set.of("token", "password", "secret", "passcode", "access_token", "api_key", "apikey", "signature");
    private static final String MASK = "***";
    private static final Pattern SECRET_HEADERS =
            Pattern.compile("auth|token|cookie|secret|password|key", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]+[ =]");

    /** Shorter ones are left: they would take ordinary words along. */
    private static final int SHORTEST_SECRET = 4;

    private Redaction() {}

    /** The URL without user, password, and the values of parameters that are named like secrets. */
    static String url(HttpUrl url) {
        return masked(url).username("").password("").build().toString();
    }

    /** A percent-encoded query without these values. */
    public static String query(String encoded) {
        HttpUrl url = new HttpUrl.Builder()
                .scheme("http")
                .host("h")
                .encodedQuery(encoded)
                .build();
        return Objects.requireNonNull(masked(url).build().encodedQuery());
    }

    private static HttpUrl.Builder masked(HttpUrl url) {
        HttpUrl.Builder shown = url.newBuilder();
        for (String name : url.queryParameterNames()) {
            if (SECRET_PARAMETERS.contains(name.toLowerCase(Locale.ROOT))) {
                shown.setQueryParameter(name, MASK);
            }
        }
        return shown;
    }

    /** The text without what these headers keep secret, should a server have sent it back. */
    static String text(String text, Collection<Map<String, String>> sent) {
        String shown = text;
        for (Map<String, String> headers : sent) {
            for (Map.Entry<String, String> header : headers.entrySet()) {
                shown = SECRET_HEADERS.matcher(header.getKey()).find() ? without(shown, header.getValue()) : shown;
            }
        }
        return shown;
    }

    private static String without(String text, String value) {
        String shown = masked(text, value);
        Matcher scheme = SCHEME.matcher(value);
        if (!scheme.lookingAt()) {
            return shown;
        }
        String bare = value.substring(scheme.end());
        shown = masked(shown, bare);
        return scheme.group().equalsIgnoreCase("Basic ") ? masked(shown, password(bare)) : shown;
    }

    private static String masked(String text, String secret) {
        return secret.length() < SHORTEST_SECRET ? text : text.replace(secret, MASK);
    }

    private static String password(String pair) {
        try {
            String decoded = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
            return decoded.substring(decoded.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}

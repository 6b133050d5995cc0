package io.mesokit.monasca;

import io.mesokit.core.ClientOptions;
import java.net.URI;

/** The server itself: users' URLs may or may not end in the version, and some paths are not below it. */
final class Root {
    private Root() {}

    /** The same options for the endpoints without the version at their end. */
    static ClientOptions of(ClientOptions options, String version) {
        String[] roots = options.endpoints().stream()
                .map(endpoint -> without(endpoint, version))
                .toArray(String[]::new);
        ClientOptions.Builder builder = options.toBuilderFor(roots).credentials(options.credentials());
        options.trustedHosts().forEach(builder::trustHost);
        return builder.build();
    }

    static String without(URI endpoint, String version) {
        String url = endpoint.toString();
        String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return bare.endsWith(version) ? bare.substring(0, bare.length() - version.length()) : bare;
    }
}

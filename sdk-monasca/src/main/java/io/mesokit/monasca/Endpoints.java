package io.mesokit.monasca;

import io.mesokit.core.Call;
import io.mesokit.core.spi.ServiceClient;
import io.mesokit.monasca.model.CatalogService;
import io.mesokit.monasca.model.EndpointQuery;
import io.mesokit.monasca.model.Token;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where services are, by the catalog that comes with the token. No request of its own, but for the login. Safe for use
 * by many threads.
 */
public final class Endpoints {
    private final ServiceClient client;
    private final Tokens tokens;
    private final EndpointQuery defaults;

    Endpoints(ServiceClient client, Tokens tokens, EndpointQuery defaults) {
        this.client = client;
        this.tokens = tokens;
        this.defaults = defaults;
    }

    /** The whole catalog; empty if the token is for nothing in particular. */
    public Call<List<CatalogService>> list() {
        return client.composed(
                "endpoints.list", scope -> tokens.current().execute().catalog());
    }

    /**
     * The address of a service of that type, for the interfaces and region that the client was made with.
     *
     * @param type such as {@code monitoring}
     * @return a call that fails with {@link EmptyCatalogException} or {@link EndpointNotFoundException}
     */
    public Call<String> find(String type) {
        return find(new EndpointQuery(type, defaults.name(), defaults.interfaces(), defaults.region()));
    }

    /**
     * The address of a service.
     *
     * @param query which one
     * @return a call that gives the URL without a slash at its end, or fails with {@link EmptyCatalogException} or
     *     {@link EndpointNotFoundException}
     */
    public Call<String> find(EndpointQuery query) {
        return client.composed(
                "endpoints.find " + query, scope -> find(query, tokens.current().execute()));
    }

    private static String find(EndpointQuery query, Token token) {
        if (token.catalog().isEmpty()) {
            throw new EmptyCatalogException("no address of " + query + ": the token of "
                    + token.user().name() + " has no catalog, for it is for no project; name a project, or give the"
                    + " service's address");
        }
        return query.find(token.catalog())
                .orElseThrow(() -> new EndpointNotFoundException(
                        "no address of " + query + " in the catalog; it has " + shown(token.catalog())));
    }

    private static String shown(List<CatalogService> catalog) {
        return catalog.stream()
                .map(service -> service.type()
                        + service.endpoints().stream()
                                .map(each -> each.visibility() + "@"
                                        + each.regionId().or(each::region).orElse("?"))
                                .toList())
                .collect(Collectors.joining(", "));
    }
}

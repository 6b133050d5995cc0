package io.mesokit.monasca.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which address of which service is wanted of a catalog. Immutable.
 *
 * @param type the service's type, such as {@code monitoring}
 * @param name the service's name, where several have the type; services without a name match any
 * @param interfaces whom the address is for, best first: {@code public}, {@code internal}, {@code admin}; the old forms
 *     such as {@code publicURL} are understood
 * @param region the region's id; empty for any
 */
public record EndpointQuery(String type, Optional<String> name, List<String> interfaces, Optional<String> region) {
    private static final String OLD_SUFFIX = "URL";

    /**
     * A query.
     *
     * @throws IllegalArgumentException if the type is blank or no interface is named
     */
    public EndpointQuery {
        if (type.isBlank()) {
            throw new IllegalArgumentException("type must be that of a service, such as monitoring");
        }
        if (interfaces.isEmpty()) {
            throw new IllegalArgumentException("interfaces must name at least one of public, internal, admin");
        }
        interfaces = interfaces.stream().map(EndpointQuery::modern).toList();
    }

    /** The public address of a service of that type, in any region. */
    public static EndpointQuery of(String type) {
        return new EndpointQuery(type, Optional.empty(), List.of("public"), Optional.empty());
    }

    /** The same, for a service of that name. */
    public EndpointQuery name(String wanted) {
        return new EndpointQuery(type, Optional.of(wanted), interfaces, region);
    }

    /** The same, for other users' addresses; best first. */
    public EndpointQuery interfaces(String... wanted) {
        return new EndpointQuery(type, name, List.of(wanted), region);
    }

    /** The same, in one region only. */
    public EndpointQuery region(String wanted) {
        return new EndpointQuery(type, name, interfaces, Optional.of(wanted));
    }

    /**
     * The address that this finds: of the preferred interfaces the first that there is, and of several the first in the
     * catalog. Addresses without a URL do not count.
     *
     * @param catalog a token's catalog
     * @return the URL without a slash at its end; empty if there is none
     */
    public Optional<String> find(List<CatalogService> catalog) {
        return interfaces.stream()
                .flatMap(wanted -> matching(catalog, wanted))
                .findFirst()
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private Stream<String> matching(List<CatalogService> catalog, String wanted) {
        return catalog.stream()
                .filter(service -> service.type().equals(type))
                .filter(service ->
                        name.isEmpty() || service.name().isEmpty() || name.get().equals(service.name()))
                .flatMap(service -> service.endpoints().stream())
                .filter(endpoint -> modern(endpoint.visibility()).equals(wanted))
                .filter(this::inRegion)
                .map(CatalogEndpoint::url)
                .filter(url -> !url.isEmpty());
    }

    private boolean inRegion(CatalogEndpoint endpoint) {
        return region.isEmpty() || region.equals(endpoint.regionId().or(endpoint::region));
    }

    private static String modern(String visibility) {
        return visibility.endsWith(OLD_SUFFIX)
                ? visibility.substring(0, visibility.length() - OLD_SUFFIX.length())
                : visibility;
    }

    /** Such as {@code monitoring, public, in RegionOne}. */
    @Override
    public String toString() {
        return type + name.map(wanted -> " called " + wanted).orElse("") + ", " + String.join(" or ", interfaces)
                + region.map(wanted -> ", in " + wanted).orElse("");
    }
}

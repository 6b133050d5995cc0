package io.mesokit.core.spi;

/**
 * What is particular to one service.
 *
 * @param name the service's name in lower case, for threads, logs and the User-Agent
 * @param errors what its refusals mean
 * @param electsLeader whether a 307 from a trusted endpoint names the cluster's elected leader, which is then trusted
 *     too
 */
public record ServiceProfile(String name, ErrorMapper errors, boolean electsLeader) {
    /** A service whose refusals mean what their status says, and whose redirects are nothing special. */
    public static ServiceProfile of(String name) {
        return new ServiceProfile(name, ErrorMapper.byStatus(), false);
    }

    /** The same with refusals of its own meaning. */
    public ServiceProfile with(ErrorMapper mapper) {
        return new ServiceProfile(name, mapper, electsLeader);
    }
}

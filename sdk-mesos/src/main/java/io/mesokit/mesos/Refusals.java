package io.mesokit.mesos;

import io.mesokit.core.ConflictException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.Readiness;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Mesos means by its refusals, which are plain text. It says 400 for agents and frameworks that do not exist, 404
 * for everything while it starts, and 501 for a call that its version does not have.
 */
final class Refusals implements ErrorMapper {
    private static final Pattern UNKNOWN = Pattern.compile(
            "Unknown agent|No (agent|framework) found with specified ID|is not part of a maintenance" + " schedule");

    /** What the HTTP server says that has no such route, as opposed to a call that found nothing. */
    private static final String NO_ROUTE = "404 Not Found.";

    /**
     * What every server from 1.0 on has, on masters or on agents, and is not asked there for something by its name: no
     * 404 is for want of that.
     */
    private static final Set<String> ROUTES = Set.of(
            "/health",
            "/version",
            "/flags",
            "/metrics/snapshot",
            "/system/stats.json",
            "/files/debug",
            Leader.PATH,
            "/state",
            "/state-summary",
            "/slaves",
            "/frameworks",
            "/tasks",
            "/roles",
            "/containers",
            "/monitor/statistics");

    private static final Set<String> NOT_READY = Set.of(
            "No leader elected",
            "Not the leading master",
            "Master has not finished recovery",
            "Agent has not finished recovery");

    @Override
    public Optional<StatusException> map(Request request, RawResponse response) {
        return switch (response.status()) {
            case 202 -> Optional.of(new ConflictException(response, "a container of that id runs already"));
            case 400 ->
                UNKNOWN.matcher(response.head()).find()
                        ? Optional.of(new NotFoundException(response, response.head()))
                        : Optional.empty();
            case 404 -> Optional.of(notFound(request, response));
            case 501 ->
                Optional.of(new ServerException(
                        response, response.head() + " (the server's version does not have this call)"));
            default -> Optional.empty();
        };
    }

    /**
     * By the order of the servers' checks: they look at leadership and recovery before they look at the call. Who asks
     * where the leader is, has an answer if there is none.
     */
    @Override
    public Readiness readiness(Request request, RawResponse response) {
        boolean notReady = response.status() == 503 && NOT_READY.contains(response.head());
        if (notReady && !request.path().equals(Leader.PATH)) {
            return Readiness.ELECTING;
        }
        return isStarting(request, response) ? Readiness.STARTING : Readiness.READY;
    }

    /**
     * No server lacks these routes once it runs, and what they do not find they say in other words. What they send us
     * on to is another matter.
     */
    private static boolean isStarting(Request request, RawResponse response) {
        return response.status() == 404
                && (request.path().startsWith(Api.PATH) || ROUTES.contains(request.path()))
                && response.head().equals(NO_ROUTE)
                && URI.create(response.request().url()).getPath().endsWith(request.path());
    }

    private static StatusException notFound(Request request, RawResponse response) {
        if (isStarting(request, response)) {
            return new ServerException(
                    response, "the server is only just starting, or no Mesos: it has no " + request.path() + " yet");
        }
        if (!response.head().isEmpty()) {
            return new NotFoundException(response, response.head());
        }
        return new NotFoundException(response, "no explanation; of files it means that there is no such path");
    }
}

package io.mesokit.chronos;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.Json;
import io.mesokit.core.spi.Readiness;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Chronos means by its refusals. It says 400 for a job that does not exist, with a whole Java stack trace for a
 * message; 500 for a cycle; 404 only for a path it does not know. And a follower that passes a refusal on loses its
 * body, so that often the route must tell what it was about. The whole body stays on the exception in any case.
 */
final class Refusals implements ErrorMapper {
    private static final Pattern NOT_FOUND = Pattern.compile("(Job|JobSchedule) '.*' not found");
    private static final String REQUIREMENT = "requirement failed: ";
    private static final Pattern EXCEPTION = Pattern.compile("^([\\w$]+\\.)+[\\w$]*(Exception|Error)(: )?");
    /** Routes on which the job's absence is all that 400 can mean. */
    private static final Pattern JOB = Pattern.compile(".*/scheduler/(job(/stat)?|task/kill)/([^/]+)");

    private static final Pattern PROGRESS = Pattern.compile(".*/scheduler/job/[^/]+/task/[^/]+/progress");
    private static final Pattern PUT = Pattern.compile(".*/scheduler/(iso8601|dependency)");
    private static final String LOST = "no explanation (a follower drops the leader's, 2.x often has none); ";

    @Override
    public Optional<StatusException> map(Request request, RawResponse response) {
        return switch (response.status()) {
            case 400 -> Optional.of(badRequest(request, response, explanation(response)));
            case 404 -> Optional.of(new NotFoundException(response, noRoute(request)));
            case 500 -> serverError(request, response, explanation(response));
            default -> Optional.empty();
        };
    }

    /**
     * A follower that cannot reach its leader says so by an HTML page. The leader has such pages too, but only for what
     * it is sent and cannot read.
     */
    @Override
    public Readiness readiness(Request request, RawResponse response) {
        boolean page = response.status() == 500 && isPage(response.text().strip());
        return page && request.method().equals("GET") ? Readiness.NOT_THIS_ONE : Readiness.READY;
    }

    private static boolean isPage(String text) {
        return text.startsWith("<");
    }

    private static StatusException badRequest(Request request, RawResponse response, String text) {
        if (NOT_FOUND.matcher(text).find()) {
            return new NotFoundException(response, text);
        }
        if (!text.isEmpty()) {
            return new InvalidRequestException(response, text);
        }
        if (JOB.matcher(request.path()).matches()) {
            return new NotFoundException(response, LOST + "on this route it means that there is no such job");
        }
        return new InvalidRequestException(response, LOST + possibleReasons(request.path()));
    }

    private static String possibleReasons(String path) {
        if (PROGRESS.matcher(path).matches()) {
            return "the job is unknown, the task id is no Chronos task id, the number is negative, or the job is not a"
                    + " dataProcessingJobType";
        }
        return PUT.matcher(path).matches()
                ? "the schedule cannot be parsed or starts before 1970, the name has a forbidden character, or there"
                        + " are both uris and fetch"
                : "ask the leader itself for more";
    }

    private static String noRoute(Request request) {
        return "the server has no route " + request.method() + " " + request.path()
                + "; it is of another version, something else is served at this URL, or a query parameter is malformed"
                + " (an unknown job would be 400)";
    }

    private static Optional<StatusException> serverError(Request request, RawResponse response, String text) {
        if (text.contains("CycleFoundException")) {
            return Optional.of(new InvalidRequestException(response, "the job's parents form a cycle"));
        }
        if (text.contains("parent does not exist")) {
            return Optional.of(new InvalidRequestException(response, "a dependent job needs at least one parent"));
        }
        if (isPage(text) || text.isEmpty()) {
            return Optional.of(new ServerException(response, silentFailure(request)));
        }
        return Optional.of(new ServerException(response, text));
    }

    private static String silentFailure(Request request) {
        if (PUT.matcher(request.path()).matches()) {
            return "no explanation; the server could not read the job (a field it cannot take, or the wrong kind of job"
                    + " for this route), or cannot reach its leader";
        }
        return request.path().contains("/task/kill/")
                ? "no explanation; in 2.x it means that there is no such job"
                : "no explanation; the server could not read the request, or cannot reach its leader";
    }

    /** The useful part of what it says: the first line of a trace, from after the last "requirement failed". */
    private static String explanation(RawResponse response) {
        String line = message(response).strip().lines().findFirst().orElse("");
        int after = line.lastIndexOf(REQUIREMENT);
        if (after >= 0) {
            return line.substring(after + REQUIREMENT.length());
        }
        String stripped = EXCEPTION.matcher(line).replaceFirst("");
        return stripped.isEmpty() ? line : stripped;
    }

    private static String message(RawResponse response) {
        String text = response.text();
        if (!text.startsWith("{")) {
            return text;
        }
        try {
            JsonNode message = Json.mapper().readTree(text).path("message");
            return message.isTextual() ? message.textValue() : text;
        } catch (IOException notJson) {
            return text;
        }
    }
}

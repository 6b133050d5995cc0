package io.mesokit.core.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ConflictException;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.RateLimitedException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A refusal by its status alone, told in the server's own words where it has any. */
final class Refusals {
    private static final Pattern TITLE = Pattern.compile("<title>\\s*(.*?)\\s*</title>", Pattern.DOTALL);

    private Refusals() {}

    static StatusException byStatus(RawResponse response) {
        String summary = summary(response);
        return switch (response.status()) {
            case 400, 422 -> new InvalidRequestException(response, summary);
            case 401 -> new UnauthorizedException(response, summary);
            case 403 -> new ForbiddenException(response, summary);
            case 404, 410 -> new NotFoundException(response, summary);
            case 409, 412 -> new ConflictException(response, summary);
            case 429 -> new RateLimitedException(response, summary);
            default ->
                response.status() >= 500
                        ? new ServerException(response, summary)
                        : new StatusException(response, summary);
        };
    }

    private static String summary(RawResponse response) {
        String head = response.head();
        if (head.startsWith("{")) {
            return message(response);
        }
        if (!head.startsWith("<")) {
            return head;
        }
        Matcher title = TITLE.matcher(head);
        return "an HTML page" + (title.find() ? " titled \"" + title.group(1) + "\"" : "");
    }

    private static String message(RawResponse response) {
        try {
            JsonNode body = Json.mapper().readTree(response.bytes());
            JsonNode nested = body.path("error").isObject() ? body.path("error") : body;
            for (String name : new String[] {"message", "description", "title"}) {
                if (nested.path(name).isTextual()) {
                    return shortened(response.shown(nested.path(name).textValue()));
                }
            }
            return response.head();
        } catch (IOException notJson) {
            return response.head();
        }
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 500 ? line : line.substring(0, 500) + "…";
    }
}
